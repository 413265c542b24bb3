package logging

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
)

// Report logs a message of ours, to the logger of that name, with the traceback of its
// reason if there is one. It is called on a thread that holds the script lock. What a
// script's handler raises is printed.
func (l *Logs) Report(t *script.Thread, logger string, level int, msg string, reason *object.Exception) {
	_, err := t.Run(nil, func() (starlark.Value, error) { return starlark.None, l.report(t, logger, level, msg, reason) })
	if err != nil {
		l.rt.Report(t, t.Traceback(object.Catch(err, t.Depth())))
	}
}

func (l *Logs) report(t *script.Thread, name string, level int, msg string, reason *object.Exception) error {
	logger, err := l.getLogger(t, starlark.String(name))
	if err != nil {
		return err
	}
	on, err := l.isEnabledFor(logger, level)
	if err != nil || !on {
		return err
	}
	m := message{
		logger: starlark.String(name), level: starlark.MakeInt(level), msg: starlark.String(msg), args: starlark.Tuple{},
		caller: unknownPosition,
	}
	if reason != nil {
		m.excInfo = excTuple(t, reason)
	}
	record, err := l.makeRecord(t, logger, m, starlark.None)
	if err != nil {
		return err
	}
	_, err = call(t, logger, "handle", record)
	return err
}
