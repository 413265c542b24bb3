package pybuiltin_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/pybuiltin"
	"fstar/internal/pycases"
	"fstar/internal/pyop"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// TestFiles compares with what testdata/record_files.py recorded.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "dir"), 0o777); err != nil {
		t.Fatal(err)
	}
	getAttr := func(_ *script.Thread, v starlark.Value, name string) (starlark.Value, error) {
		if h, ok := v.(starlark.HasAttrs); ok {
			if x, err := h.Attr(name); x != nil || err != nil {
				return x, err
			}
		}
		return attr(v, name)
	}
	env := names(pybuiltin.Config{
		GetAttr: getAttr,
		Open: func(_ context.Context, name string, flag int, perm fs.FileMode) (pybuiltin.File, error) {
			return os.OpenFile(filepath.Join(dir, name), flag, perm)
		},
	})
	env["get"] = env["getattr"]
	env["on"] = script.NewFunction("on", "f, /, *calls", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
		f := a.Values[0]
		var out []starlark.Value
		do := func(call starlark.Tuple) starlark.Value {
			name, _ := starlark.AsString(call[0])
			m, err := getAttr(t, f, name)
			var v starlark.Value
			if err == nil {
				v, err = pyop.Call(t, m, call[1:]...)
			}
			if err != nil {
				return starlark.String(exception.Catch(err, t.Depth()).Error())
			}
			return v
		}
		for _, c := range a.Rest {
			out = append(out, do(c.(starlark.Tuple)))
		}
		do(starlark.Tuple{starlark.String("close")})
		return starlark.NewList(out), nil
	})
	pycases.Table{Names: env, Repr: pyop.Repr}.Run(t, "testdata/files.jsonl", 55)
}

// Files are only for those who may.
func TestNoFiles(t *testing.T) {
	thread := pycases.Thread(t, nil)
	_, err := pycases.Table{Names: names(pybuiltin.Config{})}.Eval(thread, "open('x')")
	if err == nil || err.Error() != "PermissionError: [Errno 1] Operation not permitted: 'x'" {
		t.Error(err)
	}
}
