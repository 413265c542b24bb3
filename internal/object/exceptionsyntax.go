package object

import (
	"fmt"
	"path/filepath"

	"go.starlark.net/starlark"

	"fstar/internal/alarm"
)

// initSyntaxError is SyntaxError.__init__: a message and a sequence that tells the place.
func initSyntaxError(e *Exception, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if err := e.noKeywords(kwargs); err != nil || len(args) == 0 {
		return err
	}
	e.SetMember("msg", args[0])
	if len(args) != 2 {
		return nil
	}
	it := starlark.Iterate(args[1])
	if it == nil {
		return TypeError.Errorf("'%s' object is not iterable", TypeName(args[1]))
	}
	defer it.Done()
	const least, most = 4, 7 // the last is for CPython's own use
	var place []starlark.Value
	var v starlark.Value
	n := 0
	for ; it.Next(&v); n++ {
		if n < most {
			place = append(place, v)
		} else if err := alarm.Err(); err != nil {
			return err
		}
	}
	switch {
	case n < least:
		return TypeError.Errorf("function takes at least %d arguments (%d given)", least, n)
	case n > most:
		return TypeError.Errorf("function takes at most %d arguments (%d given)", most, n)
	case n == 5:
		return TypeError.Errorf("end_offset must be provided when end_lineno is provided")
	}
	for i, name := range []string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"} {
		if i < len(place) {
			e.SetMember(name, place[i])
		}
	}
	return nil
}

// syntaxErrorMessage is SyntaxError.__str__.
func syntaxErrorMessage(e *Exception) string {
	message := "None"
	if msg := e.Member("msg"); msg != nil {
		message = Str(msg)
	}
	file, hasFile := starlark.AsString(orNone(e.Member("filename")))
	line, hasLine := e.Member("lineno").(starlark.Int)
	switch {
	case hasFile && hasLine:
		return fmt.Sprintf("%s (%s, line %s)", message, filepath.Base(file), line)
	case hasFile:
		return fmt.Sprintf("%s (%s)", message, filepath.Base(file))
	case hasLine:
		return fmt.Sprintf("%s (line %s)", message, line)
	}
	return message
}

// orNone returns v, or None if that is nil.
func orNone(v starlark.Value) starlark.Value {
	if v == nil {
		return starlark.None
	}
	return v
}
