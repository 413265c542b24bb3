package traceback

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// A Report is an exception ready to be printed, with those that it came from and those that
// it holds. What only code of scripts can tell, such as the message of a class with a __str__
// of its own, was asked for once, when the Report was made. So a Report never changes, runs no
// such code, and may be used on any goroutine.
//
// Source: TracebackException in CPython's Lib/traceback.py.
type Report struct {
	// Type is the name of the class, and Class that with its module, as in a traceback.
	Type, Class string

	// Message is str of the exception, and Hint what a traceback adds to it.
	Message, Hint string

	last  string // the message in the last line, that of a SyntaxError without the place
	stack stack
	place *place // of an error in a source; else nil
	notes []string

	// What it came from, as far as that is shown: one of them.
	cause, context *Report

	isGroup bool
	group   []*Report // the exceptions of a group, as far as they are shown
	more    int       // and how many there are besides
}

// Text calls f, which may run code of scripts, as str of a value does, and returns what it
// returns; ok is false if that code has failed.
type Text func(f func() string) (text string, ok bool)

// NewReport returns a Report of e. The caller has the script lock, and text calls whatever may
// run code of scripts.
func NewReport(e *object.Exception, source Source, text Text) *Report {
	r := &reporter{source: source, text: text}
	if e.Cause() == nil && e.Context() == nil && e.Exceptions() == nil { // the usual case
		return r.alone(e)
	}
	r.seen = make(map[*object.Exception]bool)
	type pair struct {
		e     *object.Exception
		to    *Report
		depth int // of groups
	}
	first := pair{e, r.alone(e), 0}
	for left := []pair{first}; len(left) > 0; {
		p := left[len(left)-1]
		left = left[:len(left)-1]
		if cause := p.e.Cause(); cause != nil && !r.seen[cause] {
			p.to.cause = r.alone(cause)
			left = append(left, pair{cause, p.to.cause, p.depth})
		} else if context := p.e.Context(); context != nil && !p.e.Suppressed() && !r.seen[context] {
			p.to.context = r.alone(context)
			left = append(left, pair{context, p.to.context, p.depth})
		}
		excs := p.e.Exceptions()
		p.to.isGroup = len(excs) > 0
		if p.depth > maxGroupDepth {
			continue
		}
		p.to.more = max(0, len(excs)-maxGroupWidth)
		for _, x := range excs[:len(excs)-p.to.more] {
			in := pair{x, r.alone(x), max(p.depth, 1) + 1}
			p.to.group = append(p.to.group, in.to)
			left = append(left, in)
		}
	}
	return first.to
}

// A reporter makes a Report.
type reporter struct {
	source Source
	text   Text
	seen   map[*object.Exception]bool // causes and contexts can form a circle
}

// alone returns the Report of e without what it came from and what it holds.
func (r *reporter) alone(e *object.Exception) *Report {
	if r.seen != nil {
		r.seen[e] = true
	}
	class := e.Class()
	to := &Report{Type: class.Name(), Class: class.QualifiedName(), stack: stackOf(e.CallStack(), r.source)}
	to.Message = r.message(e)
	to.last = to.Message
	switch {
	case class.Is(object.SyntaxError):
		to.last = r.syntaxMessage(e)
		to.place = r.place(e)
	case e.Pos().IsValid():
		to.place = r.place(e)
	}
	if class.Is(object.NameError) || class.Is(object.AttributeError) || class.Is(object.ImportError) {
		to.Hint, _ = r.text(func() string { return r.source.Hint(e, to.Message) })
	}
	to.notes = r.notes(e)
	return to
}

// message returns str(e).
func (r *reporter) message(e *object.Exception) string {
	if m, ok := PlainMessage(e); ok { // the usual case
		return m
	}
	return r.safely(e.Message, "<exception str() failed>")
}

// PlainMessage returns str(e) if that needs no code of scripts, and is not so long that the script is to stop before.
func PlainMessage(e *object.Exception) (m string, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			if object.ErrorOf(p) == nil {
				panic(p)
			}
			ok = false
		}
	}()
	return e.PlainMessage()
}

// notes returns the texts of the notes of e.
func (r *reporter) notes(e *object.Exception) []string {
	notes, err := e.Notes(func(get func() (starlark.Value, error)) (v starlark.Value, err error) {
		if _, ok := r.text(func() string { v, err = get(); return "" }); !ok {
			err = object.RuntimeError.New()
		}
		return v, err
	})
	if err != nil {
		why := r.safely(object.Catch(err, 0).String, "<__notes__ repr() failed>")
		return []string{"Ignored error getting __notes__: " + why}
	}
	if notes == nil || notes == starlark.None {
		return nil
	}
	list, ok := sequence(notes)
	if !ok {
		return []string{r.safely(func() string { return object.Repr(notes) }, "<__notes__ repr() failed>")}
	}
	var texts []string
	for i := 0; i < list.Len(); i++ {
		texts = append(texts, r.str(list.Index(i), "<note str() failed>"))
	}
	return texts
}

// sequence returns the list of notes that v is. A text or bytes is none.
func sequence(v starlark.Value) (list starlark.Indexable, ok bool) {
	switch class := object.ClassOf(v); {
	case class.Is(object.StrType), class.Is(object.BytesType), class.Is(object.BytearrayType):
		return nil, false
	}
	plain := object.Plain(v)
	if _, ok := plain.(object.Operand); ok {
		return nil, false
	}
	list, ok = plain.(starlark.Indexable)
	return list, ok
}

// str returns str(v), or failed.
func (r *reporter) str(v starlark.Value, failed string) string {
	if s, ok := v.(starlark.String); ok {
		return string(s)
	}
	return r.safely(func() string { return object.Str(v) }, failed)
}

// safely returns the text that f returns, or failed.
func (r *reporter) safely(f func() string, failed string) string {
	if s, ok := r.text(f); ok {
		return s
	}
	return failed
}

// Line returns the class and the message, the last line of a traceback, without the hint.
func (r *Report) Line() string {
	if r.last == "" {
		return r.Class
	}
	return r.Class + ": " + r.last
}

// Traceback returns what CPython prints for an exception that nobody handled: what it came
// from, the calls with their source lines, the class and the message, and a newline.
func (r *Report) Traceback() string {
	var b strings.Builder
	(&printer{w: &b}).report(r)
	return b.String()
}

// ColorTraceback is Traceback for a terminal, with the colours that CPython has there.
func (r *Report) ColorTraceback() string {
	var b strings.Builder
	(&printer{w: colored{&b}}).report(r)
	return b.String()
}
