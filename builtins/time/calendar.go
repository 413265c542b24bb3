package time

import (
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/pytime"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// timeArg returns the time that an optional argument of the function called name is:
// now if it was not given.
func timeArg(name string, v starlark.Value) (pytime.Tm, error) {
	if v == nil {
		return pytime.Local(time.Now()), nil
	}
	tm, err := pytime.FromValue(name, v)
	if err != nil {
		return tm, err
	}
	return tm.Check()
}

func mktime(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	tm, err := pytime.FromValue("mktime", a.Values[0])
	if err != nil {
		return nil, err
	}
	return starlark.Float(tm.Unix()), nil
}

func strftime(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	layout, ok := object.AsString(a.Values[0])
	if !ok {
		return nil, exception.TypeError.Errorf("strftime() argument 1 must be str, not %s", exception.TypeName(a.Values[0]))
	}
	tm, err := timeArg("strftime", a.Values[1])
	if err != nil {
		return nil, err
	}
	return starlark.String(tm.Format(layout)), nil
}

func strptime(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	texts := [...]string{"", pytime.DefaultLayout}
	for i := range texts {
		if v := a.Values[i]; v != nil {
			s, ok := object.AsString(v)
			if !ok {
				return nil, exception.TypeError.Errorf("strptime() argument %d must be str, not %s", i, object.ClassOf(v))
			}
			texts[i] = s
		}
	}
	tm, err := pytime.Parse(texts[0], texts[1])
	if err != nil {
		return nil, err
	}
	return tm.Struct(), nil
}

func asctime(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	tm, err := timeArg("asctime", a.Values[0])
	if err != nil {
		return nil, err
	}
	return starlark.String(tm.ASCTime()), nil
}

func ctime(_ *script.Thread, a signature.Args) (starlark.Value, error) {
	t, err := pytime.Seconds(a.Values[0])
	return starlark.String(pytime.Local(t).ASCTime()), err
}
