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

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
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
	return &starlarkstruct.Module{Name: "logging.handlers", Members: starlark.StringDict{
		"BaseRotatingHandler": l.classes[baseRotatingHandlerClass],
		"RotatingFileHandler": l.classes[rotatingFileHandlerClass],
	}}
}

func baseRotatingHandlerTable() native.Table {
	return native.Table{
		Doc: "writes to a file, and now and then to a new one",
		Methods: []*native.Function{
			native.M1("emit", "record", "writes a record, to a new file if it is time", emitOrRoll),
			native.M1("rotation_filename", "default_name", "the name of an old file, by namer", rotationFilename),
			native.M2("rotate", "source, dest", "renames a file, by rotator", rotate),
		},
	}
}

func rotatingFileHandlerTable() native.Table {
	return native.Table{
		Doc: "writes to a new file when one has maxBytes, and keeps\nbackupCount old ones",
		Methods: []*native.Function{
			native.MP("__init__", "filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None", "", initRotating),
			native.M1("shouldRollover", "record", "whether the file has no room for a record", shouldRollOver),
			native.M0("doRollover", "", "begins a new file", rollOver),
		},
	}
}

// emitOrRoll is BaseRotatingHandler.emit.
func emitOrRoll(self *object.Instance, t *script.Thread, record starlark.Value) (value.Value, error) {
	return value.None, attempt(t, self, record, func() error {
		rolled, err := emitRotating(t, self, record, true)
		if rolled && err == nil {
			_, err = emitRotating(t, self, record, false)
		}
		return err
	})
}

// rotationFilename is BaseRotatingHandler.rotation_filename.
func rotationFilename(self *object.Instance, t *script.Thread, name starlark.Value) (starlark.Value, error) {
	namer, err := attr(self, "namer")
	if err != nil || namer == starlark.None {
		return name, err
	}
	return t.Invoke(namer, starlark.Tuple{name}, nil)
}

// rotate is BaseRotatingHandler.rotate.
func rotate(self *object.Instance, t *script.Thread, source, dest starlark.Value) (starlark.Value, error) {
	rotator, err := attr(self, "rotator")
	if err != nil {
		return nil, err
	}
	if rotator != starlark.None {
		return t.Invoke(rotator, starlark.Tuple{source, dest}, nil)
	}
	return starlark.None, logsOf(t).move(t, object.Str(source), object.Str(dest))
}

// emitRotating writes a record, or begins a new file if it is time and that may be. It reports
// that it did so: the record is still to be written then.
//
// Other processes write to the file, too, and begin new ones. So nobody writes to it but who
// has it locked and sees that its name is still that: what another process has renamed it
// may rename again, and remove.
func emitRotating(t *script.Thread, self *object.Instance, record starlark.Value, mayRoll bool) (rolled bool, err error) {
	name, err := attr(self, "baseFilename")
	if err != nil {
		return false, err
	}
	if l := logsOf(t); l.cfg.Files != nil {
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
	_, err = emitToFile(self, t, record)
	return false, err
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

// rotatingArgs are the arguments of RotatingFileHandler.
type rotatingArgs struct {
	Filename, Mode        starlark.Value
	MaxBytes, BackupCount limit
	Encoding              starlark.Value
	Delay                 bool
	Errors                starlark.Value
}

// initRotating is RotatingFileHandler.__init__.
func initRotating(self *object.Instance, t *script.Thread, a *rotatingArgs) (value.Value, error) {
	if a.MaxBytes > 0 {
		a.Mode = starlark.String("a") // another would lose what earlier runs logged
	}
	if _, err := initFile(self, t, a.Filename, a.Mode, a.Encoding, a.Delay, a.Errors); err != nil {
		return value.Value{}, err
	}
	return value.None, setAttributes(self,
		attribute{"maxBytes", starlark.MakeInt(int(a.MaxBytes))}, attribute{"backupCount", starlark.MakeInt(int(a.BackupCount))})
}

// intAttr returns an attribute of a handler that is an int.
func intAttr(self *object.Instance, name string) (int, error) {
	v, err := attr(self, name)
	if err != nil {
		return 0, err
	}
	return asInt(v)
}

// shouldRollOver is RotatingFileHandler.shouldRollover: it reports whether a record makes the file
// too large. An empty file never rolls over, nor does what is no regular file.
func shouldRollOver(self *object.Instance, t *script.Thread, record starlark.Value) (bool, error) {
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
		if object.IsA(err, object.UnsupportedOperation) {
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
	info, err := logsOf(t).stat(t, object.Str(name))
	return err != nil || info.Mode().IsRegular(), nil
}

// rollOver is RotatingFileHandler.doRollover: it closes the file, renames it and the older ones,
// and opens it anew.
func rollOver(self *object.Instance, t *script.Thread) (value.Value, error) {
	if err := closeStream(t, self); err != nil {
		return value.Value{}, err
	}
	if err := renameOld(t, self); err != nil {
		return value.Value{}, err
	}
	delay, err := attr(self, "delay")
	if err != nil || bool(delay.Truth()) {
		return value.None, err
	}
	stream, err := call(t, self, "_open")
	if err != nil {
		return value.Value{}, err
	}
	return value.None, self.SetField("stream", stream)
}

// renameOld gives the file of a handler, and each older one, the name of the next older one, and
// removes the oldest.
func renameOld(t *script.Thread, self *object.Instance) error {
	l := logsOf(t)
	count, err := intAttr(self, "backupCount")
	if err != nil || count <= 0 {
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
	to, err := backup(1)
	if err != nil {
		return err
	}
	if err := l.files(t, to, func(fs FileSystem) error { return removeFile(fs, to) }); err != nil {
		return err
	}
	_, err = call(t, self, "rotate", base, starlark.String(to))
	return err
}

// files calls f with the file system, without the script lock.
func (l *Logs) files(t *script.Thread, name string, f func(FileSystem) error) error {
	err := error(syscall.EPERM)
	if l.cfg.Files != nil {
		t.Block(func(context.Context) { err = f(l.cfg.Files) })
	}
	if err != nil {
		return object.FromOS(err, starlark.String(name))
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
