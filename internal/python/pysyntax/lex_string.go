package pysyntax

// Limits of CPython on f-strings.
const (
	maxFStrings   = 150
	maxSpecDepth  = 3
	fstringPrefix = "f-string: "
)

// A fstringMode is an f-string whose replacement field is being lexed.
type fstringMode struct {
	quote  byte
	triple bool
	parens int // len(lexer.parens) within the field
}

// str lexes a string or bytes literal from its opening quote; start is the
// offset of its prefix.
func (l *lexer) str(start int, flags tokenFlags) {
	line, col := l.line, l.col(start)
	quote := l.src[l.off]
	if l.peek(1) == quote && l.peek(2) == quote {
		flags |= flagTriple
		l.off += 3
	} else {
		l.off++
	}
	if !l.skipString(quote, flags) {
		l.unterminated("string", start, quote, flags, line, col)
	}
	t := token{kind: tString, flags: flags, off: int32(start), end: int32(l.off), line: line, col: col}
	l.toks = append(l.toks, t)
}

// skipString moves past the closing quotes. It reports whether there are any.
func (l *lexer) skipString(quote byte, flags tokenFlags) bool {
	src := l.src
	i := l.off
	for i < len(src) {
		c := src[i]
		i++
		switch {
		case c == quote:
			if flags&flagTriple == 0 {
				l.off = i
				return true
			}
			if i+1 < len(src) && src[i] == quote && src[i+1] == quote {
				l.off = i + 2
				return true
			}
		case c == '\\':
			if i < len(src) {
				c = src[i]
				i++
				if c == '\n' {
					l.line++
					l.lineStart = i
					l.cont = 0
				} else if c >= 0x80 && c < 0xc0 {
					l.cont++
				}
			}
		case c == '\n':
			if flags&flagTriple == 0 {
				l.off = i - 1
				return false
			}
			l.line++
			l.lineStart = i
			l.cont = 0
		case c >= 0x80 && c < 0xc0:
			l.cont++
		}
	}
	l.off = len(src)
	return false
}

// unterminated fails on a literal without an end. Inside an f-string's field, a
// quote like the f-string's own is rather the end of the f-string.
func (l *lexer) unterminated(what string, start int, quote byte, flags tokenFlags, line, col int32) {
	if n := len(l.fstrings); n > 0 && what == "string" {
		if f := l.fstrings[n-1]; f.quote == quote && f.triple == (flags&flagTriple != 0) {
			l.fail(SyntaxError, line, col, fstringPrefix+"expecting '}'")
		}
	}
	if flags&flagTriple == 0 {
		l.err = &Error{Filename: *l.file, Line: int(line), Col: int(col)}
		l.err.Msg = "unterminated " + what + " literal (detected at line " + itoa(int(line)) + ")"
		if what == "string" && hasEscaped(l.src[start:l.off], quote) {
			l.err.Msg += "; perhaps you escaped the end quote?"
		}
		if l.off == len(l.src) && l.line > line {
			l.err.cause = ErrIncomplete // the last newline is escaped
		}
		panic(lexBailout{})
	}
	// CPython names the last line of the source, not the empty one after it.
	last := l.line
	if l.off == l.lineStart && last > line {
		last--
	}
	l.err = &Error{Filename: *l.file, Line: int(line), Col: int(col), cause: ErrIncomplete}
	l.err.Msg = "unterminated triple-quoted " + what + " literal (detected at line " + itoa(int(last)) + ")"
	panic(lexBailout{})
}

// hasEscaped reports whether a string literal has an escaped quote.
func hasEscaped(s string, quote byte) bool {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '\\' {
			i++
			if s[i] == quote {
				return true
			}
		}
	}
	return false
}

// fstring lexes an f-string from its opening quote: its start, middles, fields
// and end. start is the offset of its prefix.
func (l *lexer) fstring(start int, flags tokenFlags) {
	line, col := l.line, l.col(start)
	if len(l.fstrings) >= maxFStrings {
		l.fail(SyntaxError, line, col, "too many nested f-strings")
	}
	quote := l.src[l.off]
	if l.peek(1) == quote && l.peek(2) == quote {
		flags |= flagTriple
		l.off += 3
	} else {
		l.off++
	}
	l.toks = append(l.toks, token{kind: tFStart, flags: flags, off: int32(start), end: int32(l.off), line: line, col: col})
	f := fstringMode{quote: quote, triple: flags&flagTriple != 0}
	for {
		if !l.fstringText(f, flags) {
			l.unterminated("f-string", start, quote, flags, line, col)
		}
		if l.peek(0) != '{' {
			break
		}
		l.field(f, flags, 0)
	}
	n := 1
	if f.triple {
		n = 3
	}
	l.op(tFEnd, n)
}

// fstringText lexes the text up to the next field or the end, and emits it unless
// it is empty. In a format spec (flagSpec) it also stops at a closing brace.
// It reports false at the end of the source, or of the line where that ends it.
func (l *lexer) fstringText(f fstringMode, flags tokenFlags) bool {
	start, line, col := l.off, l.line, l.col(l.off)
	spec := flags&flagSpec != 0
	done := func() bool {
		if l.off > start {
			l.toks = append(l.toks, token{kind: tFMiddle, flags: flags, off: int32(start), end: int32(l.off), line: line, col: col})
		}
		return true
	}
	for l.off < len(l.src) {
		switch c := l.src[l.off]; {
		case c == f.quote && (!f.triple || l.peek(1) == c && l.peek(2) == c):
			return done()
		case c == '{':
			if spec || l.peek(1) != '{' {
				return done()
			}
			l.off += 2
		case c == '}':
			if spec {
				return done()
			}
			if l.peek(1) != '}' {
				l.failHere(fstringPrefix + "single '}' is not allowed")
			}
			l.off += 2
		case c == '\n':
			if !f.triple {
				if spec {
					l.failHere(fstringPrefix + "newlines are not allowed in format specifiers for single quoted f-strings")
				}
				return false
			}
			l.newLine()
		case c == '\\':
			l.off++
			switch d := l.peek(0); {
			case d == '\n':
				l.newLine()
			case d == '{' || d == '}':
				// A backslash does not escape a brace.
			case d == 'N' && flags&flagRaw == 0 && l.peek(1) == '{':
				for l.off < len(l.src) && l.src[l.off] != '}' && l.src[l.off] != f.quote && l.src[l.off] != '\n' {
					l.off++
				}
				if l.peek(0) == '}' {
					l.off++
				}
			case d >= 0x80:
				// The next round counts it.
			case l.off < len(l.src):
				l.off++
			}
		default:
			if c >= 0x80 && c < 0xc0 {
				l.cont++
			}
			l.off++
		}
	}
	return false
}

// field lexes a replacement field from its opening brace to its closing one.
func (l *lexer) field(f fstringMode, flags tokenFlags, specDepth int) {
	if specDepth >= maxSpecDepth {
		l.fail(SyntaxError, l.line, l.col(l.off-1), fstringPrefix+"expressions nested too deeply")
	}
	l.open(tLbrace, '{')
	f.parens = len(l.parens)
	l.fstrings = append(l.fstrings, f)
	for {
		l.skipSpace()
		if len(l.parens) == f.parens {
			switch c := l.peek(0); {
			case c == '}':
				l.close(tRbrace, '{')
				l.fstrings = l.fstrings[:len(l.fstrings)-1]
				return
			case c == '!' && l.peek(1) != '=':
				l.op(tExclam, 1)
				continue
			case c == ':':
				l.op(tColon, 1)
				l.spec(f, flags|flagSpec, specDepth)
				continue
			}
		}
		if !l.next() {
			// The source ended with the field open; tEOF is out, and the
			// parser will complain of the brace.
			panic(lexBailout{})
		}
	}
}

// spec lexes a format spec up to the closing brace of its field.
func (l *lexer) spec(f fstringMode, flags tokenFlags, specDepth int) {
	// Within the spec we are back in text: a nested field is a field of its own.
	outer := l.fstrings
	for {
		if !l.fstringText(f, flags) {
			l.failHere(fstringPrefix + "expecting '}'")
		}
		if c := l.peek(0); c != '{' && c != '}' {
			l.failHere(fstringPrefix + "expecting '}', or format specs")
		}
		if l.peek(0) == '}' {
			break
		}
		l.field(f, flags&^flagSpec, specDepth+1)
	}
	l.fstrings = outer
}

// skipSpace skips space, newlines and comments within a field.
func (l *lexer) skipSpace() {
	for l.off < len(l.src) {
		switch l.src[l.off] {
		case ' ', '\t', '\f':
			l.off++
		case '\n':
			l.newLine()
		case '#':
			l.comment()
		case '\\':
			l.continuation()
		default:
			return
		}
	}
}
