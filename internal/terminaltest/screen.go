// Package terminaltest is a terminal for tests: what is on its screen, rather than what was
// written to it, is what a person sees.
package terminaltest

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// A Screen is a terminal as far as the command uses one: it knows characters that are one
// column wide, carriage return, newline, backspace, and the sequences that move the cursor
// up or right, clear, or colour. Its methods may be called from any goroutine.
type Screen struct {
	mu     sync.Mutex
	raw    bool
	width  int
	rows   [][]rune
	row    int
	column int
	rest   []byte // of a character or sequence that is not whole yet
	writes int
	colors bool
}

// New returns a screen that is so many characters wide, for a program that writes to it. A
// newline goes to the beginning of the next row, as the system has terminals do.
func New(width int) *Screen { return &Screen{width: width, rows: [][]rune{nil}} }

// NewRaw returns a screen for what the system has passed on. A newline goes down.
func NewRaw(width int) *Screen {
	s := New(width)
	s.raw = true
	return s
}

// Write shows p.
func (s *Screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.writes++
	b := append(s.rest, p...)
	for len(b) > 0 {
		n := s.show(b)
		if n == 0 {
			break
		}
		b = b[n:]
	}
	s.rest = slices.Clone(b)
	return len(p), nil
}

// show does what the first character, or sequence, of b says, and returns its length, or 0
// if it is not whole.
func (s *Screen) show(b []byte) int {
	switch b[0] {
	case '\r':
		s.column = 0
		return 1
	case '\n':
		s.down()
		if !s.raw {
			s.column = 0
		}
		return 1
	case '\b':
		s.column = max(s.column-1, 0)
		return 1
	case '\a':
		return 1
	case 0x1b:
		return s.sequence(b)
	}
	if !utf8.FullRune(b) {
		return 0
	}
	r, n := utf8.DecodeRune(b)
	if s.column >= s.width {
		s.column = 0
		s.down()
	}
	row := s.rows[s.row]
	for len(row) <= s.column {
		row = append(row, ' ')
	}
	row[s.column] = r
	s.rows[s.row] = row
	s.column++
	return n
}

func (s *Screen) down() {
	if s.row++; s.row == len(s.rows) {
		s.rows = append(s.rows, nil)
	}
}

// sequence is show for an escape sequence.
func (s *Screen) sequence(b []byte) int {
	end := 2
	for end < len(b) && (b[end] < 0x40 || b[end] > 0x7e) {
		end++
	}
	if end >= len(b) {
		return 0
	}
	param := string(b[2:end])
	n, err := strconv.Atoi(param)
	if err != nil {
		n = 1
	}
	row := s.rows[s.row]
	switch b[end] {
	case 'J': // all behind the cursor
		s.rows[s.row] = row[:min(s.column, len(row))]
		s.rows = s.rows[:s.row+1]
	case 'K':
		if param == "2" {
			s.rows[s.row] = nil
		}
	case 'A':
		s.row = max(s.row-n, 0)
	case 'C':
		s.column += n
	case 'm':
		s.colors = s.colors || param != "0"
	}
	return end + 1
}

// Lines returns what is on the screen, without spaces at the ends of lines and empty lines
// at the end.
func (s *Screen) Lines() []string {
	lines := strings.Split(s.String(), "\n")
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// String returns what is on the screen, down to the row of the cursor at least, without
// spaces at the ends of lines.
func (s *Screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := make([]string, len(s.rows))
	for i, row := range s.rows {
		lines[i] = strings.TrimRight(string(row), " ")
	}
	return strings.Join(lines, "\n")
}

// Colors reports whether something was shown in a colour.
func (s *Screen) Colors() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.colors
}

// Writes returns how often something was written.
func (s *Screen) Writes() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.writes
}

// Width returns how wide the screen is.
func (s *Screen) Width() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.width
}

// Resize makes the screen narrower or wider. The line that the cursor is in, which is at
// its beginning, goes on in the next ones if need be.
func (s *Screen) Resize(width int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.width = width
	line := []rune(strings.TrimRight(string(s.rows[s.row]), " "))
	s.rows = s.rows[:s.row]
	for len(line) > width && width > 0 {
		s.rows = append(s.rows, line[:width:width])
		line = line[width:]
	}
	s.rows = append(s.rows, line)
}
