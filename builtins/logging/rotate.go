package logging

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// A FileSystem is what handlers do to files besides writing them. The functions of Go's
// package os say what each method does.
type FileSystem interface {
	Stat(name string) (fs.FileInfo, error)
	Remove(name string) error
	Rename(from, to string) error

	// Lock waits until nobody has the file of that name locked, and locks it until unlock is
	// called, which is once. If there is no such file it makes an empty one. Where no other
	// process writes to the file, it may do nothing, and unlock is nil.
	Lock(name string) (unlock func(), err error)
}

// Handlers returns the script module logging.handlers.
func (l *Logs) Handlers() *starlarkstruct.Module {
	base := l.define("logging.handlers", "BaseRotatingHandler", l.classes.fileHandler)
	base.Attrs().Set("namer", starlark.None)
	base.Attrs().Set("rotator", starlark.None)
	addMethod(base, "emit", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, l.attempt(t, self, a.Values[0], func() error {
			rolled, err := l.emitRotating(t, self, a.Values[0], true)
			if rolled && err == nil {
				_, err = l.emitRotating(t, self, a.Values[0], false)
			}
			return err
		})
	})
	addMethod(base, "rotation_filename", "default_name", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		namer, err := attr(self, "namer")
		if err != nil || namer == starlark.None {
			return a.Values[0], err
		}
		return starlark.Call(t.Interp(), namer, starlark.Tuple{a.Values[0]}, nil)
	})
	addMethod(base, "rotate", "source, dest", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		rotator, err := attr(self, "rotator")
		if err != nil {
			return nil, err
		}
		if rotator != starlark.None {
			return starlark.Call(t.Interp(), rotator, starlark.Tuple(a.Values[:2]), nil)
		}
		return starlark.None, l.move(t, object.Str(a.Values[0]), object.Str(a.Values[1]))
	})

	c := l.define("logging.handlers", "RotatingFileHandler", base)
	addMethod(c, "__init__", "filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None",
		func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
			return starlark.None, l.initRotating(t, self, a.Values)
		})
	addMethod(c, "shouldRollover", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		over, err := l.shouldRollOver(t, self, a.Values[0])
		return starlark.Bool(over), err
	})
	addMethod(c, "doRollover", "", func(t *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return starlark.None, l.rollOver(t, self)
	})
	l.noteClasses()
	return &starlarkstruct.Module{Name: "logging.handlers", Members: starlark.StringDict{
		"BaseRotatingHandler": base,
		"RotatingFileHandler": c,
	}}
}

// emitRotating writes a record, or begins a new file if it is time and that may be. It reports
// that it did so: the record is still to be written then.
//
// Other processes write to the file, too, and begin new ones. So nobody writes to it but who
// has it locked and sees that its name is still that: what another process has renamed it
// may rename again, and remove.
func (l *Logs) emitRotating(t *script.Thread, self *object.Instance, record starlark.Value, mayRoll bool) (rolled bool, err error) {
	name, err := attr(self, "baseFilename")
	if err != nil {
		return false, err
	}
	if l.cfg.Files != nil {
		var unlock func()
		err = l.files(t, object.Str(name), func(fs FileSystem) (err error) {
			unlock, err = fs.Lock(object.Str(name))
			return err
		})
		if err != nil {
			return false, err
		}
		if unlock != nil {
			defer unlock()
			if err := l.follow(t, self, object.Str(name)); err != nil {
				return false, err
			}
		}
	}
	if mayRoll {
		over, err := call(t, self, "shouldRollover", record)
		if err != nil {
			return false, err
		}
		if over.Truth() {
			return true, call0(t, self, "doRollover")
		}
	}
	return false, l.emitToFile(t, self, record)
}

// follow opens the file of a handler anew if its name is that of another one now, as another
// process has renamed it.
func (l *Logs) follow(t *script.Thread, self *object.Instance, name string) error {
	stream, err := attr(self, "stream")
	if err != nil {
		return err
	}
	file, ok := stream.(interface {
		Stat(*script.Thread) (fs.FileInfo, error)
	})
	if !ok {
		return nil
	}
	mine, err := file.Stat(t)
	if err != nil {
		return nil // it is closed: whoever writes to it says so
	}
	if named, err := l.stat(t, name); err == nil && os.SameFile(mine, named) {
		return nil
	}
	if err := closeStream(t, self); err != nil {
		return err
	}
	if stream, err = call(t, self, "_open"); err != nil {
		return err
	}
	return self.SetField("stream", stream)
}

// initRotating is RotatingFileHandler.__init__.
func (l *Logs) initRotating(t *script.Thread, self *object.Instance, args []starlark.Value) error {
	limits := [2]int{}
	for i, v := range args[2:4] {
		if v != nil {
			var err error
			if limits[i], err = asInt(v); err != nil {
				return err
			}
		}
	}
	mode := args[1]
	if limits[0] > 0 {
		mode = starlark.String("a") // another would lose what earlier runs logged
	}
	if err := l.initFile(t, self, []starlark.Value{args[0], mode, args[4], args[5], args[6]}); err != nil {
		return err
	}
	if err := self.SetField("maxBytes", starlark.MakeInt(limits[0])); err != nil {
		return err
	}
	return self.SetField("backupCount", starlark.MakeInt(limits[1]))
}

// intAttr returns an attribute of a handler that is an int.
func intAttr(self *object.Instance, name string) (int, error) {
	v, err := attr(self, name)
	if err != nil {
		return 0, err
	}
	return asInt(v)
}

// shouldRollOver reports whether a record makes the file too large. An empty file never
// rolls over, nor does what is no regular file.
func (l *Logs) shouldRollOver(t *script.Thread, self *object.Instance, record starlark.Value) (bool, error) {
	limit, err := intAttr(self, "maxBytes")
	if err != nil || limit <= 0 {
		return false, err
	}
	stream, err := attr(self, "stream")
	if err == nil && stream == starlark.None {
		if stream, err = call(t, self, "_open"); err == nil {
			err = self.SetField("stream", stream)
		}
	}
	if err != nil {
		return false, err
	}
	end, err := call(t, stream, "seek", starlark.MakeInt(0), starlark.MakeInt(2))
	if err != nil {
		if object.IsA(err, exception.UnsupportedOperation) {
			return false, nil
		}
		return false, err
	}
	size, err := asInt(end)
	if err != nil || size == 0 {
		return false, err
	}
	msg, err := call(t, self, "format", record)
	if err != nil || size+utf8.RuneCountInString(object.Str(msg))+1 < limit {
		return false, err
	}
	name, err := attr(self, "baseFilename")
	if err != nil {
		return false, err
	}
	info, err := l.stat(t, object.Str(name))
	return err != nil || info.Mode().IsRegular(), nil
}

// rollOver closes the file, renames it and the older ones, and opens it anew.
func (l *Logs) rollOver(t *script.Thread, self *object.Instance) error {
	if err := closeStream(t, self); err != nil {
		return err
	}
	count, err := intAttr(self, "backupCount")
	if err != nil {
		return err
	}
	base, err := attr(self, "baseFilename")
	if err != nil {
		return err
	}
	backup := func(i int) (string, error) {
		name, err := call(t, self, "rotation_filename", starlark.String(fmt.Sprintf("%s.%d", object.Str(base), i)))
		return object.Str(given(name)), err
	}
	for i := count - 1; i > 0; i-- {
		from, err := backup(i)
		if err != nil {
			return err
		}
		to, err := backup(i + 1)
		if err != nil {
			return err
		}
		if err := l.move(t, from, to); err != nil {
			return err
		}
	}
	if count > 0 {
		to, err := backup(1)
		if err != nil {
			return err
		}
		if err := l.files(t, to, func(fs FileSystem) error { return removeFile(fs, to) }); err != nil {
			return err
		}
		if _, err := call(t, self, "rotate", base, starlark.String(to)); err != nil {
			return err
		}
	}
	delay, err := attr(self, "delay")
	if err != nil || bool(delay.Truth()) {
		return err
	}
	stream, err := call(t, self, "_open")
	if err != nil {
		return err
	}
	return self.SetField("stream", stream)
}

// files calls f with the file system, without the script lock.
func (l *Logs) files(t *script.Thread, name string, f func(FileSystem) error) error {
	err := error(syscall.EPERM)
	if l.cfg.Files != nil {
		t.Block(func(context.Context) { err = f(l.cfg.Files) })
	}
	if err != nil {
		return exception.FromOS(err, starlark.String(name))
	}
	return nil
}

func (l *Logs) stat(t *script.Thread, name string) (info fs.FileInfo, err error) {
	err = l.files(t, name, func(fs FileSystem) error {
		info, err = fs.Stat(name)
		return err
	})
	return info, err
}

// move renames a file, if it is there, in place of what has the other name.
func (l *Logs) move(t *script.Thread, from, to string) error {
	return l.files(t, from, func(fs FileSystem) error {
		if _, err := fs.Stat(from); err != nil {
			return nil
		}
		if err := removeFile(fs, to); err != nil {
			return err
		}
		return fs.Rename(from, to)
	})
}

// removeFile removes a file, if it is there.
func removeFile(fs FileSystem, name string) error {
	if _, err := fs.Stat(name); err != nil {
		return nil
	}
	return fs.Remove(name)
}
