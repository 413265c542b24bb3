package sys

import (
	"math"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pytuple"
	"fstar/internal/script"
	"fstar/internal/value"
)

// floatInfo is sys.float_info: what a float64 can be.
var floatInfo = pytuple.MakeStruct(
	pytuple.NewStructSequence("sys", "float_info", []string{
		"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds",
	}, 11),
	starlark.Float(math.MaxFloat64), starlark.MakeInt(1024), starlark.MakeInt(308),
	starlark.Float(0x1p-1022), starlark.MakeInt(-1021), starlark.MakeInt(-307),
	starlark.MakeInt(15), starlark.MakeInt(53), starlark.Float(0x1p-52), starlark.MakeInt(2), starlark.MakeInt(1),
)

// defaultInterval is the time between two switches of threads that CPython begins with, in seconds. It
// is a number that is kept, and says nothing here.
const defaultInterval = 0.005

func (m *Module) recursionLimit(t *script.Thread) (int, error) {
	return t.Runtime().RecursionLimit(), nil
}

func (m *Module) setRecursionLimit(t *script.Thread, limit native.CInt) (value.Value, error) {
	if limit < 1 {
		return value.Value{}, object.ValueError.Errorf("recursion limit must be greater or equal than 1")
	}
	if depth := t.RecursionDepth(); depth >= int(limit) {
		return value.Value{}, object.RecursionError.Errorf("cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", limit, depth)
	}
	t.Runtime().SetRecursionLimit(int(limit))
	return value.None, nil
}

func (m *Module) switchInterval(*script.Thread) (float64, error) { return m.interval, nil }

func (m *Module) setSwitchInterval(_ *script.Thread, interval float64) (value.Value, error) {
	if interval <= 0 {
		return value.Value{}, object.ValueError.Errorf("switch interval must be strictly positive")
	}
	m.interval = interval
	return value.None, nil
}
