package pysyntax_test

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fstar/internal/pysyntax"
)

// TestStdlibTrees compares our trees with CPython's on its own library, positions
// included. It takes one file in 12, or all of them if FSTAR_FULL is set (minutes).
func TestStdlibTrees(t *testing.T) {
	files := stdlib(t)
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
				if !strings.Contains(path, "badsyntax") {
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

// stdlib returns the files of python3's library that are not installed packages.
func stdlib(t *testing.T) []string {
	out, err := exec.Command("python3", "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		t.Skip("no python3 to take the library of: ", err)
	}
	var files []string
	root := strings.TrimSpace(string(out))
	err = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "site-packages" {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// pythonTrees returns the trees that python3 gives for files.
func pythonTrees(t *testing.T, files []string) map[string]string {
	cmd := exec.Command("python3", append([]string{"testdata/dump.py", "trees"}, files...)...)
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
