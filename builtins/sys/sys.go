package sys

import (
	"encoding/binary"
	"io"
	"maps"
	"math"
	"runtime"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/builtins/internal/tracehook"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pytuple"
	"fstar/internal/script"
	"fstar/internal/value"
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
	Modules *value.Dict

	// Substitutes returns the entries of Modules that scripts have put there, and no import. If
	// nil, there are none.
	Substitutes func() *value.Dict

	// Keep is given the value that sys.displayhook has shown, to be the builtin _; and
	// before that None, in case the repr uses it. If nil, nothing is kept.
	Keep func(v starlark.Value)

	// Handling returns the exception that is being handled on a thread, or nil. If
	// nil, there never is one.
	Handling func(t *script.Thread) *object.Exception
}

// versionClass is the class of sys.version_info.
var versionClass = pytuple.NewStructSequence("sys", "version_info", []string{"major", "minor", "micro", "releaselevel", "serial"}, 5)

// A Module is the module of one runtime. The script lock guards it.
type Module struct {
	*starlarkstruct.Module
	cfg      Config
	interval float64        // of sys.setswitchinterval
	stdin    starlark.Value // what sys.stdin was at first
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
		cfg.Handling = func(*script.Thread) *object.Exception { return nil }
	}
	if cfg.Modules == nil {
		cfg.Modules = new(value.Dict)
	}
	if cfg.Substitutes == nil {
		cfg.Substitutes = func() *value.Dict { return new(value.Dict) }
	}
	m := &Module{cfg: cfg, interval: defaultInterval, stdin: starlark.None}
	if cfg.Stdin != nil {
		m.stdin = newStdin(rt, cfg)
	}
	members := native.Members(m, functions())
	maps.Copy(members, constants())
	members["argv"] = stringList(cfg.Args)
	members["executable"] = starlark.String(cfg.Executable)
	members["modules"] = cfg.Modules
	members["path"] = stringList(cfg.Path)
	members["stdin"], members["stdout"], members["stderr"] = m.stdin, newStream(rt, cfg, 1), newStream(rt, cfg, 2)
	for _, name := range []string{"displayhook", "excepthook", "stdin", "stdout", "stderr"} {
		members["__"+name+"__"] = members[name]
	}
	m.Module = &starlarkstruct.Module{Name: "sys", Members: members}
	return m
}

// constants are the members that all Hosts share.
var constants = sync.OnceValue(func() starlark.StringDict {
	const hexVersion = 0x030e00f0
	version := pytuple.MakeStruct(versionClass, starlark.MakeInt(3), starlark.MakeInt(14), starlark.MakeInt(0), starlark.String("final"), starlark.MakeInt(0))
	byteorder := "little"
	if binary.NativeEndian.Uint16([]byte{0, 1}) == 1 {
		byteorder = "big"
	}
	return starlark.StringDict{
		"float_info":   floatInfo,
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
	}
})

var functions = sync.OnceValue(func() []*native.Function {
	return native.InC("sys",
		native.F1("exit", "status=None, /", "raises SystemExit(status), which ends the program", exit),
		native.M1("displayhook", "value, /", "shows the value of an expression statement in a session: prints\nits repr and keeps it as _, unless it is None. A script may put\na function of its own there", (*Module).displayhook),
		native.M3("excepthook", "exctype, value, traceback, /", "writes the traceback of an exception that nobody handles to\nsys.stderr. A script may put a function of its own there", (*Module).exceptHook),
		native.M0("exc_info", "", "class, value and traceback of what is being handled, or three None", (*Module).excInfo),
		native.M0("exception", "", "the exception that is being handled, or None", (*Module).exception),
		native.M1("_getframe", "depth=0, /", "the frame of the code that calls it, or of a call so much further out", (*Module).getFrame),
		native.M0("_current_frames", "", "a dict of the frames that the threads are in, by the threads' numbers", (*Module).currentFrames),
		native.M0("getrecursionlimit", "", "how deep calls of functions of scripts may be nested", (*Module).recursionLimit),
		native.M1("setrecursionlimit", "limit, /", "how deep calls may be nested: RecursionError beyond; 250,000 are the most", (*Module).setRecursionLimit),
		native.M0("getswitchinterval", "", "what setswitchinterval was told", (*Module).switchInterval),
		native.M1("setswitchinterval", "interval, /", "keeps a number; threads take turns without it", (*Module).setSwitchInterval),
		native.F0("getdefaultencoding", "", "'utf-8'", encoding),
		native.F0("getfilesystemencoding", "", "'utf-8'", encoding),
		native.F1("intern", "string, /", "the string itself", intern),
		tracehook.Getter("gettrace"),
		tracehook.Getter("getprofile"),
		tracehook.Setter("sys", "settrace", "function, /"),
		tracehook.Setter("sys", "setprofile", "function, /"),
	)
})

// exit raises SystemExit. Without a status, or with None, that has no arguments.
func exit(_ *script.Thread, status starlark.Value) (value.Value, error) {
	if status == starlark.None {
		return value.Value{}, object.SystemExit.New()
	}
	if args, ok := value.TupleOf(status); ok { // as CPython
		return value.Value{}, object.SystemExit.New(args...)
	}
	return value.Value{}, object.SystemExit.New(status)
}

func (m *Module) exception(t *script.Thread) (starlark.Value, error) {
	if e := m.cfg.Handling(t); e != nil {
		return e, nil
	}
	return starlark.None, nil
}

func (m *Module) excInfo(t *script.Thread) (starlark.Tuple, error) {
	e := m.cfg.Handling(t)
	if e == nil {
		return starlark.Tuple{starlark.None, starlark.None, starlark.None}, nil
	}
	return starlark.Tuple{e.Class(), e, t.Runtime().TracebackOf(e)}, nil
}

func encoding(*script.Thread) (string, error) { return "utf-8", nil }

func intern(_ *script.Thread, s starlark.Value) (starlark.Value, error) {
	if _, ok := s.(starlark.String); ok {
		return s, nil
	}
	if _, derived := object.AsString(s); derived {
		return nil, object.TypeError.Errorf("can't intern %s", object.TypeName(s))
	}
	return nil, object.TypeError.Errorf("intern() argument must be str, not %s", object.ArgumentType(s))
}

// platform returns Python's name of an operating system.
func platform(goos string) string {
	if goos == "windows" {
		return "win32"
	}
	return goos
}

func stringList(list []string) *value.List {
	values := make([]starlark.Value, len(list))
	for i, s := range list {
		values[i] = starlark.String(s)
	}
	return value.ListFrom(values)
}
