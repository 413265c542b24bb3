package pysyntax

import (
	"strings"
	"unicode/utf8"

	"go.starlark.net/syntax"
)

// strings parses adjacent string, bytes and f-string literals. Without an f-string
// they make one Literal, whose Raw is the source from the first to the last.
func (p *parser) strings() syntax.Expr {
	first := p.i
	if p.tok == tString && p.ahead(1) != tString && p.ahead(1) != tFStart {
		return p.stringLit()
	}
	pos := p.pos()
	n := p.i
	var fstring bool
	bytes := p.toks[first].flags&flagBytes != 0
	for {
		t := &p.toks[n]
		if t.kind != tString && t.kind != tFStart {
			break
		}
		if b := t.flags&flagBytes != 0; b != bytes {
			p.failRange(pos, p.endOfToken(n), "cannot mix bytes and nonbytes literals")
		}
		if t.kind == tFStart {
			fstring = true
			break
		}
		n++
	}
	if fstring {
		x := &FStringExpr{StartPos: pos}
		for {
			switch p.tok {
			case tString:
				if p.toks[p.i].flags&flagBytes != 0 {
					p.failThrough(pos, "cannot mix bytes and nonbytes literals")
				}
				lit := p.stringLit()
				x.EndPos = syntax.End(lit)
				x.Parts = append(x.Parts, lit)
				continue
			case tFStart:
				x.Parts = p.fstring(x.Parts)
				x.EndPos = p.prevEnd()
				continue
			}
			return x
		}
	}
	var b strings.Builder
	for p.i < n {
		b.WriteString(p.stringValue(&p.toks[p.i]))
		p.advance()
	}
	tok := syntax.STRING
	if bytes {
		tok = syntax.BYTES
	}
	raw := p.src[p.toks[first].off:p.toks[n-1].end]
	return &syntax.Literal{Token: tok, TokenPos: pos, Raw: raw, Value: b.String()}
}

// stringLit parses one string or bytes literal.
func (p *parser) stringLit() *syntax.Literal {
	t := &p.toks[p.i]
	tok := syntax.STRING
	if t.flags&flagBytes != 0 {
		tok = syntax.BYTES
	}
	lit := p.lits.new()
	lit.Token, lit.Raw, lit.Value = tok, p.src[t.off:t.end], p.stringValue(t)
	lit.TokenPos = p.advance()
	return lit
}

// stringValue returns the value of a tString token.
func (p *parser) stringValue(t *token) string {
	s := p.src[t.off:t.end]
	for s[0] != '"' && s[0] != '\'' {
		s = s[1:]
	}
	if t.flags&flagTriple != 0 {
		s = s[3 : len(s)-3]
	} else {
		s = s[1 : len(s)-1]
	}
	return p.unescape(t, s)
}

// unescape replaces the escapes in s, text of the literal t.
func (p *parser) unescape(t *token, s string) string {
	if t.flags&flagRaw != 0 || strings.IndexByte(s, '\\') < 0 {
		return s
	}
	u := unescaper{isBytes: t.flags&flagBytes != 0}
	value := u.run(s)
	if u.notSupported != "" {
		p.notSupported(p.pos(), p.endOfToken(p.i), u.notSupported)
	}
	if u.err != "" {
		p.failToken("%s", u.err)
	}
	return value
}

// fstring parses an f-string and appends its parts.
func (p *parser) fstring(parts []syntax.Expr) []syntax.Expr {
	p.advance()
	parts = p.fstringParts(parts)
	p.want(tFEnd)
	return parts
}

// fstringParts parses text and fields of an f-string or of a format spec.
func (p *parser) fstringParts(parts []syntax.Expr) []syntax.Expr {
	for {
		switch p.tok {
		case tFMiddle:
			t := &p.toks[p.i]
			raw := p.text()
			s := raw
			if t.flags&flagSpec == 0 && strings.ContainsAny(s, "{}") {
				s = p.unescapeBraces(t, s)
			} else {
				s = p.unescape(t, s)
			}
			lit := &syntax.Literal{Token: syntax.STRING, Raw: raw, Value: s}
			lit.TokenPos = p.advance()
			parts = append(parts, lit)
		case tLbrace:
			parts = append(parts, p.fstringField())
		default:
			return parts
		}
	}
}

// unescapeBraces replaces escapes and double braces. A brace of \N{...} is single.
func (p *parser) unescapeBraces(t *token, s string) string {
	var b strings.Builder
	for {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			b.WriteString(p.unescape(t, s))
			return b.String()
		}
		if s[i] == '{' && t.flags&flagRaw == 0 && i >= 2 && s[i-1] == 'N' && escapes(s[:i-1]) {
			end := strings.IndexByte(s[i:], '}')
			if end < 0 {
				end = len(s) - i - 1
			}
			b.WriteString(p.unescape(t, s[:i+end+1]))
			s = s[i+end+1:]
			continue
		}
		b.WriteString(p.unescape(t, s[:i]))
		b.WriteByte(s[i])
		s = s[min(i+2, len(s)):]
	}
}

// escapes reports whether s ends in a backslash that is not itself escaped.
func escapes(s string) bool {
	n := 0
	for n < len(s) && s[len(s)-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// fstringField parses a replacement field.
func (p *parser) fstringField() *FStringField {
	f := &FStringField{Lbrace: p.advance()}
	first := p.i - 1
	level := p.fieldLevel
	p.brackets++
	p.inField++
	p.fieldLevel = p.brackets
	switch p.tok {
	case tEq, tExclam, tColon, tRbrace:
		p.failToken(fstringPrefix+"valid expression required before '%s'", p.text())
	case tYield:
		f.X = p.yieldExpr()
	default:
		if !startsExpr[p.tok] && p.tok != tStar && p.tok != tEOF && p.tok != tError && p.tok != tAsync {
			p.failToken(fstringPrefix + "expecting a valid expression after '{'")
		}
		f.X = p.fieldValue()
	}
	expecting := "'=', or '!', or ':', or '}'"
	if p.accept(tEq) {
		f.Equal = p.sourceBetween(first, p.i)
		expecting = "'!', or ':', or '}'"
	}
	if p.tok == tExclam {
		p.conversion(f)
		expecting = "':' or '}'"
	}
	if p.tok == tColon {
		f.Colon = p.advance()
		f.Spec = p.fstringParts(nil)
		expecting = "'}', or format specs"
	}
	if p.tok != tRbrace {
		if expecting[1] == '=' && p.last != nil && p.lastEnd == p.i {
			p.unexpectedAfter(p.last)
		}
		if p.tok == tError && p.lex.err.Msg == "invalid syntax" { // no token begins so
			panic(p.tokenError(p.i, fstringPrefix+"expecting "+expecting))
		}
		p.failToken(fstringPrefix+"expecting %s", expecting)
	}
	p.brackets--
	p.inField--
	p.fieldLevel = level
	f.Rbrace = p.advance()
	return f
}

// sourceBetween returns the source between two tokens, without comments.
func (p *parser) sourceBetween(first, last int) string {
	var b strings.Builder
	for i := first; i < last; i++ {
		if i > first {
			b.WriteString(p.src[p.toks[i].off:p.toks[i].end])
		}
		for gap := p.src[p.toks[i].end:p.toks[i+1].off]; gap != ""; {
			before, comment, _ := strings.Cut(gap, "#")
			b.WriteString(before)
			gap = ""
			if n := strings.IndexByte(comment, '\n'); n >= 0 {
				gap = comment[n:]
			}
		}
	}
	return b.String()
}

// fieldValue parses the value of a field. What is wrong with it beyond a part of it that is
// an expression is only that no more was expected.
func (p *parser) fieldValue() syntax.Expr {
	first := p.i
	var x syntax.Expr
	before := *p
	err := p.run(func(p *parser) { x = p.valueExprs() })
	if err == nil {
		return x
	}
	if err.Msg != "invalid syntax" || p.atEnd() {
		panic(err)
	}
	failed := p.i
	*p = before
	for end := failed; end > first; end-- {
		t := p.toks[end].kind
		p.toks[end].kind = tRbrace
		_, ok := p.attempt(func() {
			p.valueExprs()
			if p.i != end {
				p.unexpected()
			}
		})
		p.toks[end].kind = t
		if ok {
			panic(p.tokenError(end, fstringPrefix+"expecting '=', or '!', or ':', or '}'"))
		}
	}
	panic(p.tokenError(first, fstringPrefix+"expecting a valid expression after '{'"))
}

// tokenError returns an error that marks a token.
func (p *parser) tokenError(i int, msg string) *Error {
	t := p.toks[i]
	return rangeError(syntax.MakePosition(p.filename, t.line, t.col), p.endOfToken(i), "%s", msg)
}

// conversion parses !r, !s or !a.
func (p *parser) conversion(f *FStringField) {
	end := p.toks[p.i].end
	exclam := p.advance()
	switch {
	case p.tok == tColon || p.tok == tRbrace:
		p.failToken(fstringPrefix + "missing conversion character")
	case p.tok != tName:
		p.failToken(fstringPrefix + "invalid conversion character")
	case p.toks[p.i].off != end:
		p.failThrough(exclam, fstringPrefix+"conversion type must come right after the exclamation mark")
	}
	switch c := p.text(); c {
	case "r", "s", "a":
		f.Conv = c[0]
	default:
		p.failToken(fstringPrefix+"invalid conversion character '%s': expected 's', 'r', or 'a'", c)
	}
	p.advance()
}

// An unescaper decodes the escapes of a string or bytes literal. Python keeps an
// unknown escape as it stands; so \u and \N in bytes, except that Starlark, which has
// no use for a backslash there, takes b"\u00e9" for the UTF-8 encoding.
type unescaper struct {
	isBytes      bool
	out          strings.Builder
	err          string
	notSupported string
}

func (u *unescaper) run(s string) string {
	u.out.Grow(len(s))
	for off := 0; u.err == "" && u.notSupported == ""; {
		i := strings.IndexByte(s[off:], '\\')
		if i < 0 || off+i+1 >= len(s) {
			u.out.WriteString(s[off:])
			break
		}
		u.out.WriteString(s[off : off+i])
		off += i
		off += u.escape(s, off)
	}
	return u.out.String()
}

// escape decodes the escape at s[off:] and returns its length.
func (u *unescaper) escape(s string, off int) int {
	switch c := s[off+1]; c {
	case '\n':
		return 2
	case '\\', '\'', '"':
		u.out.WriteByte(c)
	case 'a':
		u.out.WriteByte('\a')
	case 'b':
		u.out.WriteByte('\b')
	case 'f':
		u.out.WriteByte('\f')
	case 'n':
		u.out.WriteByte('\n')
	case 'r':
		u.out.WriteByte('\r')
	case 't':
		u.out.WriteByte('\t')
	case 'v':
		u.out.WriteByte('\v')
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n, size := 0, 1
		for size < 4 && off+size < len(s) && '0' <= s[off+size] && s[off+size] <= '7' {
			n = n*8 + int(s[off+size]-'0')
			size++
		}
		if u.isBytes {
			u.out.WriteByte(byte(n))
		} else {
			u.out.WriteRune(rune(n))
		}
		return size
	case 'x':
		return u.hex(s, off, 2, "\\xXX")
	case 'u':
		return u.hex(s, off, 4, "\\uXXXX")
	case 'U':
		return u.hex(s, off, 8, "\\UXXXXXXXX")
	case 'N':
		if !u.isBytes {
			return u.named(s, off)
		}
		u.out.WriteString(s[off : off+2])
	default:
		_, n := utf8.DecodeRuneInString(s[off+1:])
		u.out.WriteString(s[off : off+1+n])
		return 1 + n
	}
	return 2
}

// hex decodes an escape of a fixed number of hexadecimal digits.
func (u *unescaper) hex(s string, off, digits int, form string) int {
	var n uint32
	i := off + 2
	for ; i < len(s) && i < off+2+digits; i++ {
		d := digitValue(s[i])
		if d > 15 {
			break
		}
		n = n<<4 | uint32(d)
	}
	short := i < off+2+digits
	surrogate := 0xd800 <= n && n < 0xe000
	switch {
	case u.isBytes && digits == 2:
		if short {
			u.err = "(value error) invalid \\x escape at position " + itoa(off)
		}
		u.out.WriteByte(byte(n))
	case u.isBytes && (short || surrogate || n > utf8.MaxRune):
		u.out.WriteString(s[off:i])
	case short:
		u.unicodeError(off, i-1, "truncated "+form+" escape")
	case n > utf8.MaxRune:
		u.unicodeError(off, i-1, "illegal Unicode character")
	case surrogate:
		u.notSupported = "a lone surrogate, " + s[off:i] + ", is not supported: text is UTF-8"
	default:
		u.out.WriteRune(rune(n))
	}
	return i - off
}

// named decodes \N{name}.
func (u *unescaper) named(s string, off int) int {
	end := strings.IndexByte(s[off:], '}')
	if off+2 >= len(s) || s[off+2] != '{' || end < 4 {
		u.unicodeError(off, off+1, "malformed \\N character escape")
		return 2
	}
	name := s[off+3 : off+end]
	r, ok := runeNamed(name)
	if !ok {
		u.unicodeError(off, off+end, "unknown Unicode character name")
	}
	u.out.WriteRune(r)
	return end + 1
}

func (u *unescaper) unicodeError(from, to int, reason string) {
	u.err = "(unicode error) 'unicodeescape' codec can't decode bytes in position " + itoa(from) + "-" + itoa(to) + ": " + reason
}
