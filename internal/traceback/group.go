package traceback

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// What is left out of a group when it is printed, as in CPython.
const (
	maxGroupDepth = 10 // groups in groups
	maxGroupWidth = 15 // exceptions of one group
)

// A margin writes lines with something before each.
type margin struct {
	w      io.Writer
	prefix string
	inLine bool
}

func (m *margin) Write(p []byte) (int, error) {
	for line := range bytes.Lines(p) {
		if !m.inLine {
			if _, err := io.WriteString(m.w, m.prefix); err != nil {
				return 0, err
			}
		}
		m.inLine = line[len(line)-1] != '\n'
		if _, err := m.w.Write(line); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}

// out returns what writes to p.w behind the margin that p's depth has, with char at its
// edge.
func (p *printer) out(char string) io.Writer {
	if p.depth == 0 {
		return p.w
	}
	m := &margin{w: p.w, prefix: p.indent() + char + " "}
	if _, ok := p.w.(colored); ok {
		return colored{m}
	}
	return m
}

func (p *printer) indent() string { return strings.Repeat("  ", p.depth) }

// group writes an exception that holds others.
//
// Source: TracebackException.format in CPython's Lib/traceback.py.
func (p *printer) group(r *Report) {
	if p.depth > maxGroupDepth {
		fmt.Fprintf(p.out("|"), "... (max_group_depth is %d)\n", maxGroupDepth)
		return
	}
	edge := "|"
	if p.depth == 0 {
		edge = "+"
		p.depth++
		defer func() { p.depth-- }()
	}
	if len(r.stack.calls) > 0 {
		fmt.Fprintln(p.out(edge), "Exception Group Traceback (most recent call last):")
		r.stack.write(p.out("|"))
	}
	r.writeLast(p.out("|"))
	for i, x := range r.group {
		p.title(i, fmt.Sprint(i+1))
		p.depth++
		p.open = true
		p.report(x)
		p.depth--
	}
	p.depth++
	if r.more > 0 {
		p.depth--
		p.title(len(r.group), "...")
		p.depth++
		plural := "s"
		if r.more == 1 {
			plural = ""
		}
		fmt.Fprintf(p.out("|"), "and %d more exception%s\n", r.more, plural)
		p.open = true
	}
	if p.open { // else a group that was the last has ended it
		fmt.Fprintln(p.w, p.indent()+"+------------------------------------")
		p.open = false
	}
	p.depth--
}

// title writes the line before the i-th exception of a group.
func (p *printer) title(i int, title string) {
	joint := "  "
	if i == 0 {
		joint = "+-"
	}
	fmt.Fprintf(p.w, "%s%s+---------------- %s ----------------\n", p.indent(), joint, title)
}
