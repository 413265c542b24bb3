package logging

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// The levels that have names.
const (
	notSet       = 0
	levelDebug   = 10
	levelInfo    = 20
	levelWarning = 30
	levelError   = 40
	critical     = 50
)

// levels are the names of levels, which scripts may add to.
type levels struct {
	toName, toLevel *value.Dict
}

func newLevels() *levels {
	l := &levels{new(value.Dict), new(value.Dict)}
	for _, named := range []struct {
		name  string
		level int
	}{
		{"CRITICAL", critical}, {"FATAL", critical}, {"ERROR", levelError}, {"WARN", levelWarning},
		{"WARNING", levelWarning}, {"INFO", levelInfo}, {"DEBUG", levelDebug}, {"NOTSET", notSet},
	} {
		l.toLevel.SetKey(starlark.String(named.name), starlark.MakeInt(named.level))
		if named.name != "FATAL" && named.name != "WARN" {
			l.toName.SetKey(starlark.MakeInt(named.level), starlark.String(named.name))
		}
	}
	return l
}

// name returns the name of a level, or for a name the level.
func (l *levels) name(v starlark.Value) (starlark.Value, error) {
	for _, dict := range []*value.Dict{l.toName, l.toLevel} {
		if found, ok, err := object.DictGet(dict, v); ok || err != nil {
			return found, err
		}
	}
	return starlark.String("Level " + object.Str(v)), nil
}

// text returns the name of a level as the repr of what has the level shows it.
func (l *levels) text(level int) string {
	v, _ := l.name(starlark.MakeInt(level)) // ints are hashable
	return object.Str(v)
}

// add gives a level a name.
func (l *levels) add(level, name starlark.Value) error {
	if err := object.DictSet(l.toName, level, name); err != nil {
		return err
	}
	return object.DictSet(l.toLevel, name, level)
}

// check returns the level that a value is: an int, or the name of a level.
func (l *levels) check(v starlark.Value) (starlark.Value, error) {
	switch plain := object.Plain(v).(type) {
	case starlark.Int, starlark.Bool:
		return v, nil
	case starlark.String:
		found, ok, err := object.DictGet(l.toLevel, plain)
		if err == nil && !ok {
			err = object.ValueError.Errorf("Unknown level: %s", object.Repr(v))
		}
		return found, err
	}
	return nil, object.TypeError.Errorf("Level not an integer or a valid string: %s", object.Repr(v))
}

// asInt returns the int that a level is.
func asInt(v starlark.Value) (int, error) {
	switch v := object.Plain(v).(type) {
	case starlark.Int:
		if i, ok := v.Int64(); ok {
			return int(i), nil
		}
		return 0, object.OverflowError.Errorf("Python int too large to convert to C long")
	case starlark.Bool:
		if v {
			return 1, nil
		}
		return 0, nil
	}
	return 0, object.TypeError.Errorf("'>=' not supported between instances of 'int' and '%s'", object.TypeName(v))
}

// levelOf returns the level of a logger or handler of ours.
func levelOf(self *object.Instance) (int, error) {
	v, err := attr(self, "level")
	if err != nil {
		return 0, err
	}
	return asInt(v)
}
