package pysyntax_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"
	"fstar/internal/testenv"
)

// TestMutations compares what we accept with what CPython accepts on mutated snippets:
// 1,000, or 30,000 if FSTAR_FULL is set.
func TestMutations(t *testing.T) {
	count := "1000"
	if os.Getenv("FSTAR_FULL") != "" {
		count = "30000"
	}
	out, err := exec.Command(testenv.Python(t), "testdata/mutate.py", "1", count).Output()
	if err != nil {
		t.Fatal(err)
	}
	var same, sameLine, sameText, wrong int
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		var test [2]string
		if err := json.Unmarshal([]byte(line), &test); err != nil {
			t.Fatal(err)
		}
		src, want := test[0], test[1]
		_, err := pysyntax.Parse("x", src)
		if errors.Is(err, pysyntax.ErrNotSupported) {
			continue
		}
		if (err == nil) != (want == "ok") {
			switch {
			case strings.Contains(src, "assert"): // a name in Starlark
			case strings.Contains(want, "no binding for nonlocal"): // the caller's to find
			case strings.Contains(want, "bytes can only contain ASCII"): // they are UTF-8, as in Starlark
			default:
				t.Errorf("%q\n got  %v\n want %s", src, err, want)
			}
			continue
		}
		same++
		if err != nil {
			wrong++
			got := strings.TrimPrefix(err.Error(), "x:")
			if strings.SplitN(got, ":", 2)[0] == strings.SplitN(want, ":", 2)[0] {
				sameLine++
			}
			if got[strings.Index(got, ": "):] == want[strings.Index(want, ": "):] {
				sameText++
			}
		}
	}
	t.Logf("%d answers are the same; of %d errors, %d have CPython's line and %d its message", same, wrong, sameLine, sameText)
}
