package traceback

import (
	"fmt"
	"io"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
)

// A printer writes a Report, with those that it comes from and those that it holds. It has
// colours if w is colored.
type printer struct {
	w     io.Writer
	depth int  // of groups
	open  bool // a group has no line yet that ends it
}

// report writes r and before it what it comes from.
func (p *printer) report(r *Report) {
	var chain []*Report // what each comes from is behind it
	for r != nil {
		chain = append(chain, r)
		if r.cause != nil {
			r = r.cause
		} else {
			r = r.context
		}
	}
	for i := len(chain) - 1; i >= 0; i-- {
		p.alone(chain[i])
		switch {
		case i == 0:
		case chain[i-1].cause != nil:
			fmt.Fprint(p.out("|"), "\nThe above exception was the direct cause of the following exception:\n\n")
		default:
			fmt.Fprint(p.out("|"), "\nDuring handling of the above exception, another exception occurred:\n\n")
		}
	}
}

// alone writes r without what it comes from.
func (p *printer) alone(r *Report) {
	if r.isGroup {
		p.group(r)
		return
	}
	w := p.out("|")
	if len(r.stack.calls) > 0 {
		fmt.Fprintln(w, "Traceback (most recent call last):")
		r.stack.write(w)
	}
	r.writeLast(w)
}

// writeLast writes what comes behind the stack: the place of a SyntaxError, class and message,
// and notes.
func (r *Report) writeLast(w io.Writer) {
	if r.place != nil {
		r.place.write(w)
	}
	message := ""
	if r.last != "" {
		message = ": " + paint(w, messageColor, r.last+r.Hint)
	}
	fmt.Fprintln(w, paint(w, classColor, r.Class)+message)
	for _, note := range r.notes {
		fmt.Fprintln(w, note)
	}
}

func writeFileLine(w io.Writer, file, line string) {
	fmt.Fprintf(w, "  File %s, line %s\n", paint(w, placeColor, `"`+file+`"`), paint(w, placeColor, line))
}

// maxRepeats is how often CPython prints a frame that calls itself.
const maxRepeats = 3

// A stack is calls, outermost first, and the files that they are in.
type stack struct {
	calls starlark.CallStack
	files []sourceFile // each once
}

type sourceFile struct {
	name string
	file File // nil if it is not to be had
}

// stackOf returns the stack of calls, which must not change.
func stackOf(calls starlark.CallStack, source Source) stack {
	s := stack{calls: calls}
	last := ""
	for _, fr := range calls {
		if name := fr.Pos.Filename(); name != last && !isBuiltin(fr) && s.find(name) == nil {
			s.files = append(s.files, sourceFile{name, source.File(name)})
			last = name
		}
	}
	return s
}

// find returns the entry of a file, or nil.
func (s *stack) find(name string) *sourceFile {
	for i := range s.files {
		if s.files[i].name == name {
			return &s.files[i]
		}
	}
	return nil
}

// file returns the file that a call is in, or nil.
func (s *stack) file(fr starlark.CallFrame) File {
	if f := s.find(fr.Pos.Filename()); f != nil {
		return f.file
	}
	return nil
}

// WriteStack writes calls, outermost first, with their source lines.
func WriteStack(w io.Writer, calls starlark.CallStack, source Source) {
	s := stackOf(calls, source)
	s.write(w)
}

// write writes the calls, with their source lines.
func (s *stack) write(w io.Writer) {
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
	for _, fr := range shownFrames(s.calls) {
		same := fr.Name == last.Name && fr.Pos.Filename() == last.Pos.Filename() && fr.Pos.Line == last.Pos.Line
		if !same {
			flush()
			repeats = 0
		}
		last = fr
		if repeats++; repeats > maxRepeats {
			continue
		}
		writeFrame(w, fr, s.file(fr))
	}
	flush()
}

// writeFrame writes a call with its source lines.
func writeFrame(w io.Writer, fr starlark.CallFrame, file File) {
	var x Extent
	known := false
	if file != nil {
		x, known = file.Extent(fr.Pos)
	}
	line := fr.Pos.Line
	if known {
		line = x.Start.Line
	}
	fmt.Fprintf(w, "  File %s, line %s, in %s\n",
		paint(w, placeColor, `"`+fr.Pos.Filename()+`"`), paint(w, placeColor, fmt.Sprint(line)), paint(w, placeColor, FunctionName(fr)))
	if known {
		writeExtent(w, x, file)
	} else {
		writePlace(w, fr.Pos, syntax.Position{}, file)
	}
}

// shownFrames returns the calls that a user knows of. Builtins are left out, as CPython
// leaves out functions in C.
func shownFrames(stack starlark.CallStack) []starlark.CallFrame {
	var shown []starlark.CallFrame
	for _, fr := range stack {
		if !isBuiltin(fr) {
			shown = append(shown, fr)
		}
	}
	return shown
}

func isBuiltin(fr starlark.CallFrame) bool { return object.IsBuiltinCall(&fr) }

// FunctionName returns the name that Python has for a function of a script.
func FunctionName(fr starlark.CallFrame) string {
	if fr.Name == "<toplevel>" || fr.Name == "<expr>" { // of a file, or of an expression in a session
		return "<module>"
	}
	return object.FunctionName(fr.Name)
}
