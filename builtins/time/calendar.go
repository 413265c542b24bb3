package time

import (
	"time"

	"go.starlark.net/starlark"

	"fstar/builtins/internal/pytime"
	"fstar/internal/object"
	"fstar/internal/script"
)

// timeArg returns the time that an optional argument of the function called name is:
// now if it was not given.
func timeArg(t *script.Thread, name string, v starlark.Value) (pytime.Tm, error) {
	if v == nil {
		return pytime.Local(time.Now(), t.Runtime().Location), nil
	}
	tm, err := pytime.FromValue(name, v)
	if err != nil {
		return tm, err
	}
	return tm.Check()
}

func mktime(t *script.Thread, tuple starlark.Value) (float64, error) {
	tm, err := pytime.FromValue("mktime", tuple)
	if err != nil {
		return 0, err
	}
	return float64(tm.Unix(t.Runtime().Location)), nil
}

func strftime(t *script.Thread, layout string, tuple starlark.Value) (string, error) {
	tm, err := timeArg(t, "strftime", tuple)
	if err != nil {
		return "", err
	}
	return tm.Format(layout, t.Runtime().Location), nil
}

// strptime is written in Python in CPython: the text of its errors is of its own.
func strptime(t *script.Thread, text, layout starlark.Value) (starlark.Value, error) {
	texts := [2]string{}
	for i, v := range []starlark.Value{text, layout} {
		s, ok := object.AsString(v)
		if !ok {
			return nil, object.TypeError.Errorf("strptime() argument %d must be str, not %s", i, object.ClassOf(v))
		}
		texts[i] = s
	}
	tm, err := pytime.Parse(texts[0], texts[1], t.Runtime().Location)
	if err != nil {
		return nil, err
	}
	return tm.Struct(), nil
}

func asctime(t *script.Thread, tuple starlark.Value) (string, error) {
	tm, err := timeArg(t, "asctime", tuple)
	if err != nil {
		return "", err
	}
	return tm.ASCTime(), nil
}

func ctime(t *script.Thread, seconds starlark.Value) (string, error) {
	at, err := pytime.Seconds(seconds)
	return pytime.Local(at, t.Runtime().Location).ASCTime(), err
}
