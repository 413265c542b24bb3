package logging

import (
	"fmt"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
)

// level is the severity of a record.
type level int

const (
	notSet       level = 0
	levelDebug   level = 10
	levelInfo    level = 20
	levelWarning level = 30
	levelError   level = 40
	critical     level = 50
)

var levelNames = map[level]string{
	notSet:       "NOTSET",
	levelDebug:   "DEBUG",
	levelInfo:    "INFO",
	levelWarning: "WARNING",
	levelError:   "ERROR",
	critical:     "CRITICAL",
}

var levelsByName = map[string]level{
	"NOTSET":   notSet,
	"DEBUG":    levelDebug,
	"INFO":     levelInfo,
	"WARN":     levelWarning,
	"WARNING":  levelWarning,
	"ERROR":    levelError,
	"FATAL":    critical,
	"CRITICAL": critical,
}

// String returns the level's name, or "Level 15" for one that has none.
func (l level) String() string {
	if name, ok := levelNames[l]; ok {
		return name
	}
	return fmt.Sprintf("Level %d", int(l))
}

// checkLevel returns the level that a script's value names.
func checkLevel(v starlark.Value) (level, error) {
	switch v := v.(type) {
	case starlark.Int:
		if i, err := starlark.AsInt32(v); err == nil {
			return level(i), nil
		}
	case starlark.String:
		if l, ok := levelsByName[string(v)]; ok {
			return l, nil
		}
		return 0, exception.ValueError.Errorf("Unknown level: '%s'", string(v))
	}
	return 0, exception.TypeError.Errorf("Level not an integer or a valid string: %s", v)
}
