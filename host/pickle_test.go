package host

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/script"
	"fstar/internal/value"
)

// remoteCalls returns remote(fn, *args, **kwargs) for scripts of a Host: it makes the call
// in another Host, as a worker process would, and returns or raises what that does. What
// is printed there goes to out.
func remoteCalls(t *testing.T, out *bytes.Buffer) (set func(h *Host), remote starlark.Value) {
	worker, err := New(Config{Stdout: out, Stderr: out})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { worker.Close(context.Background()) })
	receiver := pickle.NewReceiver(newProgram(worker))
	var sender *pickle.Sender
	set = func(h *Host) { sender = pickle.NewSender(newProgram(h)) }
	remote = starlark.NewBuiltin("remote", func(interp *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		here, err := script.Current(interp)
		if err != nil {
			return nil, err
		}
		args, kwargs = owned(args, kwargs)
		payload, news, err := sender.Call(here, args[0], args[1:], kwargs)
		there, leave, err2 := worker.rt.Enter(context.Background())
		if err2 != nil {
			return nil, err2
		}
		defer leave()
		if news != nil {
			if err := receiver.News(there, news); err != nil {
				return nil, err
			}
		}
		if err != nil {
			e := object.Catch(err, 0)
			e.Attrs().Set("path", starlark.String(pickle.Path(err)))
			return nil, e
		}
		return sender.Result(here, receiver.Call(there, payload))
	})
	return set, remote
}

// owned returns arguments as functions of fstar get them.
func owned(args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Tuple, []starlark.Tuple) {
	for i, v := range args {
		args[i] = value.Import(v).Starlark()
	}
	for _, kw := range kwargs {
		kw[1] = value.Import(kw[1]).Starlark()
	}
	return args, kwargs
}

// TestRemoteCalls runs the scripts testdata/remote/*.py, which call functions in another
// Host and assert what comes back.
func TestRemoteCalls(t *testing.T) {
	paths, _ := filepath.Glob("testdata/remote/[^_]*.py")
	if len(paths) == 0 {
		t.Fatal("no scripts")
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) { runRemoteCalls(t, path) })
	}
}

func runRemoteCalls(t *testing.T, path string) {
	var out bytes.Buffer
	set, remote := remoteCalls(t, &out)
	h, err := New(Config{Stdout: &out, Stderr: &out, ReadFile: os.ReadFile, Predeclared: starlark.StringDict{"remote": remote}})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	set(h)
	_, err = h.ExecFile(context.Background(), path, nil)
	if e, ok := err.(*ScriptError); ok {
		t.Error(e.Traceback())
	} else if err != nil {
		t.Error(err)
	}
	if out.Len() > 0 {
		t.Log(out.String())
	}
}
