package main

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A screen is what a terminal shows of what it is sent: as much of one as the console needs.
type screen struct {
	width    int
	lines    [][]rune
	row, col int
	rest     []byte // of a sequence that is not whole yet
	colors   bool   // text of a colour was shown
}

func newScreen(width int) *screen { return &screen{width: width, lines: [][]rune{nil}} }

// Write shows what p says.
func (s *screen) Write(p []byte) (int, error) {
	b := append(s.rest, p...)
	for len(b) > 0 {
		n := s.one(b)
		if n == 0 {
			break
		}
		b = b[n:]
	}
	s.rest = append([]byte(nil), b...)
	return len(p), nil
}

// one does what the first character, or sequence, of b says, and returns its length, or 0
// if it is not whole.
func (s *screen) one(b []byte) int {
	switch b[0] {
	case '\r':
		s.col = 0
		return 1
	case '\n':
		s.down()
		return 1
	case '\b':
		s.col = max(s.col-1, 0)
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
	if s.col >= s.width {
		s.col = 0
		s.down()
	}
	line := s.lines[s.row]
	for len(line) <= s.col {
		line = append(line, ' ')
	}
	line[s.col] = r
	s.lines[s.row] = line
	s.col++
	return n
}

func (s *screen) down() {
	if s.row++; s.row == len(s.lines) {
		s.lines = append(s.lines, nil)
	}
}

// sequence does what an escape sequence says.
func (s *screen) sequence(b []byte) int {
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
	line := s.lines[s.row]
	switch b[end] {
	case 'J': // to the end
		s.lines[s.row] = line[:min(s.col, len(line))]
		s.lines = s.lines[:s.row+1]
	case 'K':
		if param == "2" {
			s.lines[s.row] = nil
		}
	case 'A':
		s.row = max(s.row-n, 0)
	case 'C':
		s.col += n
	case 'm':
		s.colors = s.colors || param != "0"
	}
	return end + 1
}

// String returns the text that is seen, without spaces at the ends of lines.
func (s *screen) String() string {
	var b strings.Builder
	for i, line := range s.lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.TrimRight(string(line), " "))
	}
	return b.String()
}
