package sys

import (
	"encoding/binary"
	"io"
	"maps"
	"math"
	"runtime"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// Config says what the process of a script looks like. The zero value works.
type Config struct {
	// Args is sys.argv. If empty, it is a list of one empty string, as in CPython
	// without a script.
	Args []string

	// Stdin is what sys.stdin reads, from one goroutine at a time. If nil, sys.stdin is
	// None.
	Stdin io.Reader

	// IsTerminal reports whether the standard file is a terminal: 0, 1 or 2. It must
	// not block. If nil, none is.
	IsTerminal func(fd int) bool

	// HasFileno says that the standard files are those of the process, so that scripts
	// may know their numbers.
	HasFileno bool

	// Executable is sys.executable.
	Executable string

	// Path is sys.path.
	Path []string

	// Modules is sys.modules. If nil, an empty dict.
	Modules *starlark.Dict

	// Substitutes returns the entries of Modules that scripts have put there, and no import. If
	// nil, there are none.
	Substitutes func() *starlark.Dict

	// Keep is given the value that sys.displayhook has shown, to be the builtin _; and
	// before that None, in case the repr uses it. If nil, nothing is kept.
	Keep func(v starlark.Value)

	// Handling returns the exception that is being handled on a thread, or nil. If
	// nil, there never is one.
	Handling func(t *script.Thread) *exception.Exception
}

// versionClass is the class of sys.version_info.
var versionClass = object.NewStructSequence("sys", "version_info", []string{"major", "minor", "micro", "releaselevel", "serial"}, 5)

// A Module is the module of one runtime.
type Module struct {
	*starlarkstruct.Module
	cfg    Config
	limits *limits
	stdin  starlark.Value // what sys.stdin was at first
}

// New returns the module. What it writes goes to the Output of rt.
func New(rt *script.Runtime, cfg Config) *Module {
	if len(cfg.Args) == 0 {
		cfg.Args = []string{""}
	}
	if cfg.IsTerminal == nil {
		cfg.IsTerminal = func(int) bool { return false }
	}
	if cfg.Handling == nil {
		cfg.Handling = func(*script.Thread) *exception.Exception { return nil }
	}
	if cfg.Modules == nil {
		cfg.Modules = new(starlark.Dict)
	}
	if cfg.Substitutes == nil {
		cfg.Substitutes = func() *starlark.Dict { return new(starlark.Dict) }
	}
	const hexVersion = 0x030e00f0
	version := object.MakeStruct(versionClass, starlark.MakeInt(3), starlark.MakeInt(14), starlark.MakeInt(0), starlark.String("final"), starlark.MakeInt(0))
	var stdin starlark.Value = starlark.None
	if cfg.Stdin != nil {
		stdin = newStdin(rt, cfg)
	}
	byteorder := "little"
	if binary.NativeEndian.Uint16([]byte{0, 1}) == 1 {
		byteorder = "big"
	}
	utf8 := func(*script.Thread, signature.Args) (starlark.Value, error) { return starlark.String("utf-8"), nil }
	stdout, stderr := newStream(rt, cfg, 1), newStream(rt, cfg, 2)
	members := starlark.StringDict{
		"argv":         stringList(cfg.Args),
		"exit":         script.NewFunction("exit", "status=None, /", exit),
		"stdout":       stdout,
		"stderr":       stderr,
		"__stdout__":   stdout,
		"__stderr__":   stderr,
		"__stdin__":    stdin,
		"float_info":   floatInfo,
		"stdin":        stdin,
		"version":      starlark.String("3.14.0 (fstar, " + runtime.Version() + ")"),
		"version_info": version,
		"hexversion":   starlark.MakeInt(hexVersion),
		"implementation": starlarkstruct.FromStringDict(starlark.String("namespace"), starlark.StringDict{
			"name": starlark.String("fstar"), "version": version, "hexversion": starlark.MakeInt(hexVersion), "cache_tag": starlark.None,
		}),
		"platform":   starlark.String(platform(runtime.GOOS)),
		"byteorder":  starlark.String(byteorder),
		"maxsize":    starlark.MakeInt64(math.MaxInt64),
		"maxunicode": starlark.MakeInt(0x10FFFF),
		"executable": starlark.String(cfg.Executable),
		"path":       stringList(cfg.Path),
		"modules":    cfg.Modules,
		"exception": script.NewFunction("exception", "", func(t *script.Thread, _ signature.Args) (starlark.Value, error) {
			if e := cfg.Handling(t); e != nil {
				return e, nil
			}
			return starlark.None, nil
		}),
		"exc_info": script.NewFunction("exc_info", "", func(t *script.Thread, _ signature.Args) (starlark.Value, error) {
			e := cfg.Handling(t)
			if e == nil {
				return starlark.Tuple{starlark.None, starlark.None, starlark.None}, nil
			}
			traceback, err := e.Attr("__traceback__")
			return starlark.Tuple{e.Class(), e, traceback}, err
		}),
		"getdefaultencoding":    script.NewFunction("getdefaultencoding", "", utf8),
		"getfilesystemencoding": script.NewFunction("getfilesystemencoding", "", utf8),
		"intern": script.NewFunction("intern", "string, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			if _, ok := a.Values[0].(starlark.String); !ok {
				return nil, exception.TypeError.Errorf("intern() argument must be str, not %s", object.ArgumentType(a.Values[0]))
			}
			return a.Values[0], nil
		}),
	}
	m := &Module{&starlarkstruct.Module{Name: "sys", Members: members}, cfg, newLimits(), stdin}
	maps.Copy(members, m.limits.names())
	members["displayhook"] = displayhook(m.Module, cfg.Keep)
	members["__displayhook__"] = members["displayhook"]
	return m
}

// exit raises SystemExit. Without a status, or with None, that has no arguments.
func exit(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	switch status := a.Values[0].(type) {
	case nil, starlark.NoneType:
		return nil, object.SystemExit.New()
	case starlark.Tuple: // as CPython, which makes these the arguments
		return nil, object.SystemExit.New(status...)
	default:
		return nil, object.SystemExit.New(status)
	}
}

// platform returns Python's name of an operating system.
func platform(goos string) string {
	if goos == "windows" {
		return "win32"
	}
	return goos
}

func stringList(list []string) *starlark.List {
	values := make([]starlark.Value, len(list))
	for i, s := range list {
		values[i] = starlark.String(s)
	}
	return starlark.NewList(values)
}
