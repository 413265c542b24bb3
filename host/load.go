package host

import (
	"context"
	"errors"
	"path/filepath"
	"sync"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// A loader runs the files that scripts load, each once, on the thread that is the
// first to load it. Other threads that load it meanwhile wait.
type loader struct {
	host     *Host
	readFile func(string) ([]byte, error)

	mu      sync.Mutex
	files   map[string]*loadedFile
	waiting map[*script.Thread]*loadedFile // what each waiting thread waits for
}

// loadedFile is a file that is loaded, or being loaded by a thread.
type loadedFile struct {
	by      *script.Thread
	done    chan struct{}
	globals starlark.StringDict // once done is closed
	err     error
}

func newLoader(h *Host, readFile func(string) ([]byte, error)) *loader {
	return &loader{
		host:     h,
		readFile: readFile,
		files:    make(map[string]*loadedFile),
		waiting:  make(map[*script.Thread]*loadedFile),
	}
}

// load is the load statement: module is the name of one of the host's modules, or
// of a file, relative to the directory of the file from, which loads it.
func (l *loader) load(t *script.Thread, from, module string) (starlark.StringDict, error) {
	if m := l.host.module(module); m != nil {
		return members(m), nil
	}
	if l.readFile == nil {
		return nil, object.ModuleNotFoundError.Errorf("No module named '%s'", module)
	}
	name := filepath.Clean(module)
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.Dir(from), name)
	}

	l.mu.Lock()
	file := l.files[name]
	if file == nil {
		file = &loadedFile{by: t, done: make(chan struct{})}
		l.files[name] = file
		l.mu.Unlock()
		l.run(t, name, file)
		return file.globals, file.err
	}
	if l.waitsFor(file, t) {
		l.mu.Unlock()
		return nil, object.ImportError.Errorf("'%s' is loaded by itself, directly or through others", name)
	}
	l.waiting[t] = file
	l.mu.Unlock()

	var err error
	t.Block(func(ctx context.Context) {
		select {
		case <-file.done:
			err = file.err
		case <-ctx.Done():
			err = context.Cause(ctx)
		}
	})
	l.mu.Lock()
	delete(l.waiting, t)
	l.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return file.globals, nil
}

// waitsFor reports, with l.mu held, whether file cannot be done before t is.
func (l *loader) waitsFor(file *loadedFile, t *script.Thread) bool {
	for file != nil {
		select {
		case <-file.done:
			return false
		default:
		}
		if file.by == t {
			return true
		}
		file = l.waiting[file.by]
	}
	return false
}

// run runs a file on t. One that fails is forgotten, so that it can be tried again.
func (l *loader) run(t *script.Thread, name string, file *loadedFile) {
	var globals starlark.StringDict
	err := errors.New("the thread that loaded it has ended") // unless it returns from exec
	defer func() {
		if err != nil {
			l.mu.Lock()
			delete(l.files, name)
			l.mu.Unlock()
		}
		file.globals, file.err = globals, err
		close(file.done)
	}()
	globals, err = l.exec(t, name)
}

// exec reads, compiles and runs a file.
func (l *loader) exec(t *script.Thread, name string) (starlark.StringDict, error) {
	var src []byte
	var err error
	t.Block(func(context.Context) { src, err = l.readFile(name) })
	if err != nil {
		return nil, object.ModuleNotFoundError.Errorf("%w", err)
	}
	text := string(src)
	l.host.sources.put(name, text)
	depth := t.Depth()
	var globals starlark.StringDict
	if l.host.dialect == Python {
		globals, err = l.host.loadPython(t, name, text)
	} else {
		globals, err = l.host.execStarlark(t, name, text)
	}
	if err != nil {
		return nil, object.Catch(t.Settle(err), depth)
	}
	return globals, nil
}
