package sys

import (
	"math"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
)

// floatInfo is sys.float_info: what a float64 can be.
var floatInfo = object.MakeStruct(
	object.NewStructSequence("sys", "float_info", []string{
		"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds",
	}, 11),
	starlark.Float(math.MaxFloat64), starlark.MakeInt(1024), starlark.MakeInt(308),
	starlark.Float(0x1p-1022), starlark.MakeInt(-1021), starlark.MakeInt(-307),
	starlark.MakeInt(15), starlark.MakeInt(53), starlark.Float(0x1p-52), starlark.MakeInt(2), starlark.MakeInt(1),
)

// limits are numbers that are kept, and say nothing here: of recursion, where the
// interpreter has a limit of its own, and of the time between two switches of threads.
type limits struct{ recursion, interval starlark.Value }

// newLimits returns the limits that CPython begins with.
func newLimits() *limits {
	return &limits{recursion: starlark.MakeInt(1000), interval: starlark.Float(0.005)}
}

// names are the functions that get and set the limits.
func (l *limits) names() starlark.StringDict {
	get := func(name string, v *starlark.Value) starlark.Value {
		return script.NewFunction(name, "", func(*script.Thread, signature.Args) (starlark.Value, error) { return *v, nil })
	}
	return starlark.StringDict{
		"getrecursionlimit": get("getrecursionlimit", &l.recursion),
		"setrecursionlimit": script.NewFunction("setrecursionlimit", "limit, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			n, ok := a.Values[0].(starlark.Int)
			if !ok {
				return nil, exception.TypeError.Errorf("'%s' object cannot be interpreted as an integer", exception.TypeName(a.Values[0]))
			}
			switch i, ok := n.Int64(); {
			case !ok || i != int64(int32(i)):
				return nil, exception.OverflowError.Errorf("Python int too large to convert to C int")
			case i < 1:
				return nil, exception.ValueError.Errorf("recursion limit must be greater or equal than 1")
			}
			l.recursion = n
			return starlark.None, nil
		}),
		"getswitchinterval": get("getswitchinterval", &l.interval),
		"setswitchinterval": script.NewFunction("setswitchinterval", "interval, /", func(_ *script.Thread, a signature.Args) (starlark.Value, error) {
			f, ok := starlark.AsFloat(a.Values[0])
			switch {
			case !ok:
				return nil, exception.TypeError.Errorf("must be real number, not %s", exception.TypeName(a.Values[0]))
			case f <= 0:
				return nil, exception.ValueError.Errorf("switch interval must be strictly positive")
			}
			l.interval = starlark.Float(f)
			return starlark.None, nil
		}),
	}
}
