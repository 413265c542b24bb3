package exception

import (
	"fmt"
	"io"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
)

// WriteTraceback writes the exception as CPython prints one that nobody caught:
// its cause or context first, then the stack with source lines, then class and
// message. It has colours if w is from Colored.
func WriteTraceback(w io.Writer, e *Exception, source Source) {
	p := &printer{w: w, source: source, seen: make(map[*Exception]bool)}
	p.exception(e)
}

// A printer writes an exception, with those that it comes from and those that it holds.
type printer struct {
	w      io.Writer
	source Source
	seen   map[*Exception]bool // causes and contexts can form a circle
	depth  int                 // of groups
	open   bool                // a group has no line yet that ends it
}

// exception writes e and before it what it comes from, but for what was seen.
func (p *printer) exception(e *Exception) {
	p.seen[e] = true
	if cause := e.Cause(); cause != nil && !p.seen[cause] {
		p.exception(cause)
		fmt.Fprint(p.out("|"), "\nThe above exception was the direct cause of the following exception:\n\n")
	} else if context := e.Context(); cause == nil && context != nil && !e.Suppressed() && !p.seen[context] {
		p.exception(context)
		fmt.Fprint(p.out("|"), "\nDuring handling of the above exception, another exception occurred:\n\n")
	}
	if excs := e.Exceptions(); len(excs) > 0 {
		p.group(e, excs)
		return
	}
	w := p.out("|")
	if len(e.Stack) > 0 {
		fmt.Fprintln(w, "Traceback (most recent call last):")
		WriteStack(w, e.Stack, p.source)
	}
	writeLast(w, e, p.source)
}

// writeLast writes what comes behind the stack of e: the place of a SyntaxError, class and
// message, and notes.
func writeLast(w io.Writer, e *Exception, source Source) {
	if e.Pos.IsValid() {
		writeFileLine(w, e.Pos.Filename(), fmt.Sprint(e.Pos.Line))
		writePlace(w, e.Pos, endOf(e), source)
	} else if e.Class().Is(SyntaxError) {
		writeSyntaxPlace(w, e)
	}
	class, message, some := strings.Cut(e.Error(), ": ")
	fmt.Fprint(w, paint(w, classColor, class))
	if message += source.Hint(e); some {
		message = ": " + paint(w, messageColor, message)
	}
	fmt.Fprintln(w, message)
	for _, note := range e.Notes() {
		fmt.Fprintln(w, note)
	}
}

func writeFileLine(w io.Writer, file, line string) {
	fmt.Fprintf(w, "  File %s, line %s\n", paint(w, placeColor, `"`+file+`"`), paint(w, placeColor, line))
}

// writeSyntaxPlace writes the place that a script gave a SyntaxError.
func writeSyntaxPlace(w io.Writer, e *Exception) {
	line := e.Member("lineno")
	if line == nil || line == starlark.None {
		return
	}
	file, ok := starlark.AsString(e.Member("filename"))
	if !ok {
		file = "<string>"
	}
	writeFileLine(w, file, object.Str(line))
	if text, ok := starlark.AsString(e.Member("text")); ok {
		number := func(name string) (n int) {
			if v, ok := e.Member(name).(starlark.Int); ok {
				n, _ = starlark.AsInt32(v)
			}
			return n
		}
		after := 0
		if number("end_lineno") == number("lineno") {
			after = number("end_offset")
		}
		writeLine(w, strings.TrimRight(text, "\n"), number("offset"), after)
	}
}

// maxRepeats is how often CPython prints a frame that calls itself.
const maxRepeats = 3

// WriteStack writes calls, outermost first, with their source lines.
func WriteStack(w io.Writer, stack starlark.CallStack, source Source) {
	var last starlark.CallFrame
	repeats := 0
	flush := func() {
		if n := repeats - maxRepeats; n > 0 {
			plural := "s"
			if n == 1 {
				plural = ""
			}
			fmt.Fprintf(w, "  [Previous line repeated %d more time%s]\n", n, plural)
		}
	}
	for _, fr := range shownFrames(stack) {
		same := fr.Name == last.Name && fr.Pos.Filename() == last.Pos.Filename() && fr.Pos.Line == last.Pos.Line
		if !same {
			flush()
			repeats = 0
		}
		last = fr
		if repeats++; repeats > maxRepeats {
			continue
		}
		x, ok := source.Extent(fr.Pos)
		line := fr.Pos.Line
		if ok {
			line = x.Start.Line
		}
		fmt.Fprintf(w, "  File %s, line %s, in %s\n",
			paint(w, placeColor, `"`+fr.Pos.Filename()+`"`), paint(w, placeColor, fmt.Sprint(line)), paint(w, placeColor, FunctionName(fr)))
		if ok {
			writeExtent(w, fr.Pos.Filename(), x, source)
		} else {
			writePlace(w, fr.Pos, syntax.Position{}, source)
		}
	}
	flush()
}

// shownFrames returns the calls that a user knows of. Builtins are left out, as CPython
// leaves out functions in C. A function whose name begins with $ was made by package
// lower of a part of the one that calls it, whose frame gets its position.
func shownFrames(stack starlark.CallStack) []starlark.CallFrame {
	var shown []starlark.CallFrame
	for _, fr := range stack {
		switch {
		case fr.Pos.Filename() == "<builtin>":
		case strings.HasPrefix(fr.Name, "$") && len(shown) > 0:
			shown[len(shown)-1].Pos = fr.Pos
		default:
			shown = append(shown, fr)
		}
	}
	return shown
}

// FunctionName returns the name that Python has for a function of a script.
func FunctionName(fr starlark.CallFrame) string {
	if fr.Name == "<toplevel>" || fr.Name == "<expr>" { // of a file, or of an expression in a session
		return "<module>"
	}
	return function(fr.Name)
}
