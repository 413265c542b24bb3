package check_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.starlark.net/syntax"
)

func TestStarlark(t *testing.T) {
	files := map[string]string{
		"dir/lib.star":    "def work(): pass\n_private = 1\nload('other.star', 'x')\n",
		"dir/broken.star": "def\n",
		"dir/wrong.star":  "y = x\n",
	}
	tests := []struct{ name, src, want string }{
		{"nothing", "def f(x): return [len(a) for a in x]\nprint(f([]), True, hasattr)\n", ""},
		{"all undefined names", "print(a)\ndef f(counter): return conter\nlen\n",
			"1:7: name 'a' is not defined\n2:24: name 'conter' is not defined. Did you mean: 'counter'?\n"},
		{"syntax", "x = 1\ny = (\n", "3:1: got end of file, want primary expression\n"},
		{"a break that is not in a loop", "break\n", "1:1: break not in a loop\n"},
		{"a member", "futures.wait, futures.wiat\n", "1:23: module 'futures' has no attribute 'wiat'\n"},
		{"a member that is meant", "futures.ThreadPoolExector(1)\n", "1:9: module 'futures' has no attribute 'ThreadPoolExector'. Did you mean '.ThreadPoolExecutor' instead of '.ThreadPoolExector'?\n"},
		{"a variable like a module", "def f(futures): return futures.x\n", ""},
		{"load", "load('lib.star', 'work', w='wrk')\nload('time', 'sleep', 'slep')\n",
			"1:29: load: name wrk not found in module lib.star. Did you mean: 'work'?\n2:24: load: name slep not found in module time. Did you mean: 'sleep'?\n"},
		{"load of what is not there", "load('nosuch.star', 'x')\n", "1:6: file does not exist\n"},
		{"load of what has an error", "load('broken.star', 'x')\nload('wrong.star', 'y')\n",
			"1:6: cannot load broken.star: not an identifier\n2:6: cannot load wrong.star: name 'x' is not defined\n"},
	}
	opts := &syntax.FileOptions{GlobalReassign: true, TopLevelControl: true}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := show(newChecker(files).Starlark(opts, "dir/main.star", []byte(test.src)))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}
