package corelib_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pycases"
	"fstar/internal/pyrt"
	"fstar/internal/script"
	"fstar/internal/value"
)

// TestFiles compares with what testdata/record_files.py recorded.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "dir"), 0o777); err != nil {
		t.Fatal(err)
	}
	env := names()
	env["get"] = env["getattr"]
	env["on"] = native.F2("on", "f, /, *calls", "", func(t *script.Thread, f starlark.Value, calls native.Rest) (*value.List, error) {
		var out []starlark.Value
		do := func(call starlark.Tuple) starlark.Value {
			name, _ := starlark.AsString(call[0])
			m, err := pyrt.Attr(f, name)
			var v starlark.Value
			if err == nil {
				v, err = object.Invoke(t, m, call[1:]...)
			}
			if err != nil {
				return starlark.String(object.Catch(err, t.Depth()).Error())
			}
			return v
		}
		for _, c := range calls.Starlark() {
			call, _ := value.TupleOf(c)
			out = append(out, do(call))
		}
		do(starlark.Tuple{starlark.String("close")})
		return value.ListFrom(out), nil
	})
	open := func(_ context.Context, name string, flag int, perm fs.FileMode) (script.File, error) {
		return os.OpenFile(filepath.Join(dir, name), flag, perm)
	}
	pycases.Table{Names: env, Repr: object.Repr, IO: script.IO{Open: open}}.Run(t, "testdata/files.jsonl", 55)
}

// Files are only for those who may.
func TestNoFiles(t *testing.T) {
	thread := pycases.Thread(t, nil)
	_, err := pycases.Table{Names: names()}.Eval(thread, "open('x')")
	if err == nil || err.Error() != "PermissionError: [Errno 1] Operation not permitted: 'x'" {
		t.Error(err)
	}
}
