package sys

import (
	"math"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/native"
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

// limits are numbers that are kept, and say nothing here: of recursion, where the
// interpreter has a limit of its own, and of the time between two switches of threads.
type limits struct {
	recursion int
	interval  float64 // in seconds
}

// defaultLimits are the limits that CPython begins with.
var defaultLimits = limits{recursion: 1000, interval: 0.005}

func (m *Module) recursionLimit(*script.Thread) (int, error) { return m.limits.recursion, nil }

func (m *Module) setRecursionLimit(_ *script.Thread, limit native.CInt) (value.Value, error) {
	if limit < 1 {
		return value.Value{}, exception.ValueError.Errorf("recursion limit must be greater or equal than 1")
	}
	m.limits.recursion = int(limit)
	return value.None, nil
}

func (m *Module) switchInterval(*script.Thread) (float64, error) { return m.limits.interval, nil }

func (m *Module) setSwitchInterval(_ *script.Thread, interval float64) (value.Value, error) {
	if interval <= 0 {
		return value.Value{}, exception.ValueError.Errorf("switch interval must be strictly positive")
	}
	m.limits.interval = interval
	return value.None, nil
}
