package debuginfo

import "go.starlark.net/syntax"

// A Call is a call with keyword arguments, or what may be some: f(x, k=y, **z).
type Call struct {
	Positional int      // how many positional arguments there are, less those behind a star
	Starred    bool     // there are some behind a star
	Keywords   []string // in their order
	Mapping    bool     // there are more in what stands behind two stars
}

// Has reports whether name is written as a keyword.
func (c *Call) Has(name string) bool {
	for _, k := range c.Keywords {
		if k == name {
			return true
		}
	}
	return false
}

// A placedCall is a call and the position of its parenthesis.
type placedCall struct {
	place
	*Call
}

// AddCall notes a call: pos is that of its parenthesis.
func (f *File) AddCall(pos syntax.Position, c *Call) {
	if f == nil {
		return
	}
	f.file = fileOf(pos)
	f.calls = append(f.calls, placedCall{placeOf(pos), c})
}

// Call returns the call at pos, or nil if it has no keywords.
func (f *File) Call(pos syntax.Position) *Call {
	if f == nil {
		return nil
	}
	p := placeOf(pos)
	for _, c := range f.calls {
		if c.place == p {
			return c.Call
		}
	}
	return nil
}
