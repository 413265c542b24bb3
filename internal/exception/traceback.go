package exception

import (
	"fmt"
	"io"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// WriteTraceback writes the exception as CPython prints one that nobody caught:
// its cause or context first, then the stack with source lines, then class and
// message. It has colours if w is from Colored.
func WriteTraceback(w io.Writer, e *Exception, source Source) {
	writeTraceback(w, e, source, make(map[*Exception]bool))
}

// writeTraceback leaves out what was seen: causes and contexts can form a circle.
func writeTraceback(w io.Writer, e *Exception, source Source, seen map[*Exception]bool) {
	seen[e] = true
	if cause := e.Cause(); cause != nil && !seen[cause] {
		writeTraceback(w, cause, source, seen)
		fmt.Fprint(w, "\nThe above exception was the direct cause of the following exception:\n\n")
	} else if context := e.Context(); cause == nil && context != nil && !e.Suppressed() && !seen[context] {
		writeTraceback(w, context, source, seen)
		fmt.Fprint(w, "\nDuring handling of the above exception, another exception occurred:\n\n")
	}
	if len(e.Stack) > 0 {
		fmt.Fprintln(w, "Traceback (most recent call last):")
		WriteStack(w, e.Stack, source)
	}
	if e.Pos.IsValid() {
		fmt.Fprintf(w, "  File %s, line %s\n", paint(w, placeColor, `"`+e.Pos.Filename()+`"`), paint(w, placeColor, fmt.Sprint(e.Pos.Line)))
		writePlace(w, e.Pos, endOf(e), source)
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
