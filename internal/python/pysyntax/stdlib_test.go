package pysyntax_test

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"fstar/internal/python/pysyntax"
	"fstar/internal/testenv"
)

// aliases is a file with \N{RS}: fstar does not know aliases of the names of characters.
const aliases = "test/test_configparser.py"

// TestStdlibParse parses all of CPython's library, and checks that it refuses only what
// is not supported, by name, or what CPython refuses too.
func TestStdlibParse(t *testing.T) {
	files := testenv.Library(t)
	parsed := 0
	refused := make(map[string]int) // by the message up to the word not
	var failed []string
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = pysyntax.Parse(path, src)
		var e *pysyntax.Error
		switch {
		case err == nil:
			parsed++
		case errors.Is(err, pysyntax.ErrNotSupported) && errors.As(err, &e):
			feature, _, _ := strings.Cut(e.Msg, ",")
			feature, _, _ = strings.Cut(feature, " are not")
			feature, _, _ = strings.Cut(feature, " is not")
			feature, _, _ = strings.Cut(feature, " starting")
			refused[feature]++
		default:
			failed = append(failed, path)
		}
	}
	// compile, not ast.parse: the errors that CPython finds after parsing are ours too.
	const check = `import sys, warnings
warnings.simplefilter("ignore")
for p in sys.argv[1:]:
    try: compile(open(p, "rb").read(), p, "exec", dont_inherit=True)
    except (SyntaxError, ValueError): pass
    else: print(p)`
	out, err := exec.Command(testenv.Python(t), append([]string{"-c", check}, failed...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range strings.Fields(string(out)) {
		if strings.HasSuffix(path, aliases) {
			continue
		}
		src, _ := os.ReadFile(path)
		_, err := pysyntax.Parse(path, src)
		t.Errorf("CPython accepts it: %v", err)
	}
	total := 0
	for _, n := range refused {
		total += n
	}
	t.Logf("%d of %d files parse, %d have features that are not supported, %d are wrong to CPython too", parsed, len(files), total, len(failed))
	t.Logf("not supported: %v", refused)
	if total > len(files)/6 {
		t.Errorf("%d of %d files are refused", total, len(files))
	}
}

// TestStdlibTrees compares our trees with CPython's on its own library, positions
// included. It takes one file in 12, or all of them if FSTAR_FULL is set (minutes).
func TestStdlibTrees(t *testing.T) {
	files := testenv.Library(t)
	if os.Getenv("FSTAR_FULL") == "" {
		var some []string
		for i := 0; i < len(files); i += 12 {
			some = append(some, files[i])
		}
		files = some
	}
	var compared, refused int
	for len(files) > 0 {
		n := min(len(files), 100)
		for path, want := range pythonTrees(t, files[:n]) {
			if strings.HasPrefix(want, "error") {
				continue
			}
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f, err := pysyntax.Parse(path, src)
			if errors.Is(err, pysyntax.ErrNotSupported) {
				refused++
				continue
			}
			if err != nil {
				if !strings.Contains(path, "badsyntax") && !strings.HasSuffix(path, aliases) {
					t.Errorf("%v", err)
				}
				continue
			}
			compared++
			if got := dumpTree(f); got != want {
				t.Errorf("%s: %s", path, firstDiff(got, want))
			}
		}
		files = files[n:]
	}
	t.Logf("%d trees compared, %d files with features that are not supported", compared, refused)
}

func firstDiff(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, min(i-60, len(s))):min(len(s), i+100)] }
	return "trees differ:\n got  " + cut(got) + "\n want " + cut(want)
}

// pythonTrees returns the trees that CPython gives for files.
func pythonTrees(t *testing.T, files []string) map[string]string {
	cmd := exec.Command(testenv.Python(t), append([]string{"testdata/dump.py"}, files...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	trees := make(map[string]string)
	sc := bufio.NewScanner(strings.NewReader(string(out)))
	sc.Buffer(nil, 1<<30)
	for sc.Scan() {
		path, tree, _ := strings.Cut(sc.Text(), "\t")
		trees[path] = tree
	}
	return trees
}
