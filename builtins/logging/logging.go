package logging

import (
	"regexp"
	"strings"
	"sync"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
	"go.starlark.net/syntax"

	"fstar/internal/exception"
	"fstar/internal/format"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// basicFormat is the format of a root logger that was not given one.
const basicFormat = "%(levelname)s:%(name)s:%(message)s"

// Logs is the logging of one runtime. The script lock guards it.
type Logs struct {
	rt      *script.Runtime
	started time.Time

	level      level
	format     string
	configured bool // the root logger has its handler
}

// New returns the logging of rt, not configured.
func New(rt *script.Runtime) *Logs {
	return &Logs{rt: rt, started: time.Now(), level: levelWarning}
}

// Module returns the script module.
func (l *Logs) Module() *starlarkstruct.Module {
	members := starlark.StringDict{
		"BASIC_FORMAT": starlark.String(basicFormat),
		"basicConfig":  script.NewFunction("basicConfig", "**kwargs", l.basicConfig),
		"log": script.NewFunction("log", "level, msg, *args", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
			i, ok := a.Values[0].(starlark.Int)
			if !ok {
				return nil, exception.TypeError.Errorf("level must be an integer")
			}
			n, err := starlark.AsInt32(i)
			if err != nil {
				return nil, exception.OverflowError.Errorf("level %s is out of range", i)
			}
			return l.log(t, level(n), a.Values[1], a.Rest)
		}),
	}
	for name, lv := range levelsByName {
		members[name] = starlark.MakeInt(int(lv))
	}
	for _, lv := range []level{levelDebug, levelInfo, levelWarning, levelError, critical} {
		name := strings.ToLower(lv.String())
		members[name] = script.NewFunction(name, "msg, *args", func(t *script.Thread, a signature.Args) (starlark.Value, error) {
			return l.log(t, lv, a.Values[0], a.Rest)
		})
	}
	return &starlarkstruct.Module{Name: "logging", Members: members}
}

// basicConfig sets up the root logger, unless it has been.
func (l *Logs) basicConfig(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	lv, layout, force := l.level, basicFormat, false
	var unknown []string
	for _, kw := range a.Kwargs {
		name, v := string(kw[0].(starlark.String)), kw[1]
		if v == starlark.None {
			continue
		}
		switch name {
		case "level":
			var err error
			if lv, err = checkLevel(v); err != nil {
				return nil, err
			}
		case "format":
			text, ok := starlark.AsString(v)
			if !ok {
				return nil, exception.TypeError.Errorf("expected string or bytes-like object, got '%s'", exception.TypeName(v))
			}
			if !hasField().MatchString(text) {
				return nil, exception.ValueError.Errorf("Invalid format '%s' for '%%' style", text)
			}
			layout = text
		case "force":
			force = bool(v.Truth())
		case "filename", "filemode", "datefmt", "style", "stream", "handlers", "encoding", "errors":
			return nil, exception.NotImplementedError.Errorf("basicConfig() argument '%s' is not supported", name)
		default:
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		return nil, exception.ValueError.Errorf("Unrecognised argument(s): %s", strings.Join(unknown, ", "))
	}
	if !l.configured || force {
		l.level, l.format, l.configured = lv, layout, true
	}
	return starlark.None, nil
}

// hasField matches a format with a field in it.
var hasField = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsaEFGX%]`)
})

// log logs a message of a script to the root logger.
func (l *Logs) log(t *script.Thread, lv level, msg starlark.Value, args starlark.Tuple) (starlark.Value, error) {
	if !l.configured {
		l.format, l.configured = basicFormat, true
	}
	if lv < l.level {
		return starlark.None, nil
	}
	r := &record{
		level: lv, name: "root", msg: msg, args: args, thread: t,
		created: time.Now(), started: l.started,
		caller: caller(t),
	}
	l.emit(t, r)
	return starlark.None, nil
}

// caller returns the call that called this builtin, or, for a task that is the
// builtin itself, what CPython has for a caller it cannot find.
func caller(t *script.Thread) starlark.CallFrame {
	if t.Depth() < 2 {
		unknown := "(unknown file)"
		return starlark.CallFrame{Name: "(unknown function)", Pos: syntax.MakePosition(&unknown, 0, 0)}
	}
	return t.Interp().CallFrame(1)
}

// Report logs a message of ours, with the traceback of its reason if there is one.
// If logging is not configured, it goes to the standard error output as it is.
func (l *Logs) Report(t *script.Thread, logger string, lv int, message string, reason *exception.Exception) {
	if level(lv) < l.level {
		return
	}
	r := &record{
		level: level(lv), name: logger, msg: starlark.String(message), reason: reason, thread: t,
		created: time.Now(), started: l.started,
	}
	l.emit(t, r)
}

// emit writes a record. What goes wrong is reported and does not fail the caller.
func (l *Logs) emit(t *script.Thread, r *record) {
	if err := r.merge(); err != nil {
		l.complain(t, r, err)
		return
	}
	var b strings.Builder
	if l.configured {
		text, err := format.Percent(l.format, r)
		if err != nil {
			l.complain(t, r, err)
			return
		}
		b.WriteString(text)
	} else {
		b.WriteString(r.message) // CPython's handler of last resort
	}
	b.WriteByte('\n')
	if r.reason != nil {
		exception.WriteTraceback(&b, r.reason, l.rt.Source)
	}
	l.rt.Output.Log(t, b.String())
}

// complain reports a record that could not be formatted, as logging.Handler.handleError.
func (l *Logs) complain(t *script.Thread, r *record, err error) {
	var b strings.Builder
	b.WriteString("--- Logging error ---\n")
	exception.WriteTraceback(&b, exception.Catch(err, 0), l.rt.Source)
	b.WriteString("Call stack:\n")
	exception.WriteStack(&b, t.Interp().CallStack(), l.rt.Source)
	b.WriteString("Message: " + format.Repr(r.msg) + "\nArguments: " + format.Repr(r.args) + "\n")
	l.rt.Output.Log(t, b.String())
}
