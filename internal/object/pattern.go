package object

// A pattern is the names of the attributes that instances of a class have, in the order
// of their assignment, which is mostly the same for all. So they share them: the names of
// an instance are the beginning of the pattern's until it gets, or loses, another one. It is for
// classes that scripts wrote, and is guarded by the script lock of their Host.
type pattern struct {
	names []string
	index map[string]int // of names, once there are many
}

// maxPattern is how many names a pattern may have: instances with more use their
// attributes as a dict.
const maxPattern = 64

// has reports whether names are the beginning of the pattern's, and nothing else.
func (p *pattern) has(names []string) bool {
	return p != nil && len(names) > 0 && len(p.names) > 0 && &names[0] == &p.names[0]
}

// with returns names with another name behind them, if they then are the beginning of the
// pattern's; else nil. It adds to the pattern what is behind its end.
func (p *pattern) with(names []string, name string) []string {
	n := len(names)
	if p == nil || n > 0 && !p.has(names) {
		return nil
	}
	switch {
	case n < len(p.names):
		if p.names[n] != name {
			return nil
		}
	case n == maxPattern:
		return nil
	default:
		if p.names == nil {
			p.names = make([]string, 0, 4)
		}
		p.names = append(p.names, name)
		switch {
		case p.index != nil:
			p.index[name] = n
		case n == indexFrom:
			p.index = make(map[string]int, 2*n)
			for i, name := range p.names {
				p.index[name] = i
			}
		}
	}
	return p.names[: n+1 : n+1]
}
