package traceback

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/python/pysyntax"
)

// A place is where a source is wrong: a position in a file of a script, or, of a SyntaxError
// that a script has raised, what that has told.
type place struct {
	pos, end syntax.Position // pos is not valid if a script has told
	file     File

	filename, line string // line is "" if the script has told none
	text           string
	column, after  int // of the text; see writeLine
}

// strFailed is the text of what a SyntaxError has that cannot be told.
const strFailed = "<exception str() failed>"

// syntaxMessage returns the message of a SyntaxError without the place, but for a file name without
// a line.
func (r *reporter) syntaxMessage(e *object.Exception) string {
	message := ""
	if msg := member(e, "msg"); msg != nil {
		message = r.str(msg, strFailed)
	}
	if message == "" {
		message = "<no detail available>"
	}
	if file := member(e, "filename"); file != nil && !e.Pos().IsValid() && member(e, "lineno") == nil {
		message += " (" + r.str(file, strFailed) + ")"
	}
	return message
}

// member returns a data attribute of e, or nil if that is None.
func member(e *object.Exception, name string) starlark.Value {
	if v := e.Member(name); v != starlark.None {
		return v
	}
	return nil
}

// place returns where the error e is in a source, or nil if that is not known.
func (r *reporter) place(e *object.Exception) *place {
	if e.Pos().IsValid() {
		return &place{pos: e.Pos(), end: endOf(e), file: r.source.File(e.Pos().Filename())}
	}
	line := member(e, "lineno")
	if line == nil {
		return nil
	}
	p := &place{filename: "<string>", line: r.str(line, strFailed)}
	if file := member(e, "filename"); file != nil {
		p.filename = r.str(file, strFailed)
	}
	number := func(name string) (n int) {
		if v, ok := e.Member(name).(starlark.Int); ok {
			n, _ = starlark.AsInt32(v)
		}
		return n
	}
	if text, ok := starlark.AsString(e.Member("text")); ok {
		p.text, p.column = strings.TrimRight(text, "\n"), number("offset")
		if number("end_lineno") == number("lineno") {
			p.after = number("end_offset")
		}
	}
	return p
}

// write writes the place, and the line that is there.
func (p *place) write(w io.Writer) {
	if p.pos.IsValid() {
		writeFileLine(w, p.pos.Filename(), fmt.Sprint(p.pos.Line))
		writePlace(w, p.pos, p.end, p.file)
		return
	}
	writeFileLine(w, p.filename, p.line)
	writeLine(w, p.text, p.column, p.after)
}

// endOf returns the end of what a SyntaxError is about, which begins at its Pos; an invalid
// position if the parser did not say.
func endOf(e *object.Exception) syntax.Position {
	var parsing *pysyntax.Error
	if !errors.As(e.Unwrap(), &parsing) || parsing.EndLine == 0 {
		return syntax.Position{}
	}
	return syntax.MakePosition(&parsing.Filename, int32(parsing.EndLine), int32(parsing.EndCol))
}
