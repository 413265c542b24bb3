package debuginfo

import (
	"sync"

	"go.starlark.net/syntax"
)

// A File is what is known of a source file. The zero value knows nothing, and so does a
// nil *File. It is made by one goroutine, and may be read by any number once it is
// registered.
//
// What is noted is kept in lists: most files are asked for nothing, and those that are, when
// there is an error.
type File struct {
	// Module is the name of the module that the file is the code of.
	Module string

	file      syntax.Position // of the file itself: line 0
	functions []*Function     // those around before those in them
	calls     []placedCall
	kinds     map[place]Kind
}

// A place is a position in a file.
type place struct{ line, col int32 }

func placeOf(pos syntax.Position) place { return place{pos.Line, pos.Col} }

func (p place) before(q place) bool { return p.line < q.line || p.line == q.line && p.col < q.col }

// A Kind is a kind of operation whose errors the interpreter does not word as CPython does.
type Kind uint8

const (
	Assignment Kind = 1 << iota // x[i] = v
	Augmented                   // x += v and the like
	Free                        // a variable of a function around
)

// fileOf returns the position that stands for the file that pos is in: it has the same
// pointer to the name of the file.
func fileOf(pos syntax.Position) syntax.Position {
	pos.Line, pos.Col = 0, 0
	return pos
}

// files are the registered ones, by what fileOf returns.
var files sync.Map

// Register makes f known to [At], until forget is called.
func (f *File) Register() (forget func()) {
	if f.file == (syntax.Position{}) {
		return func() {} // nothing is noted
	}
	files.Store(f.file, f)
	return func() { files.Delete(f.file) }
}

// At returns the file that pos is in, or nil if none was registered for it.
func At(pos syntax.Position) *File {
	if f, ok := files.Load(fileOf(pos)); ok {
		return f.(*File)
	}
	return nil
}

// Mark notes what the operation at pos is.
func (f *File) Mark(pos syntax.Position, kind Kind) {
	if f == nil {
		return
	}
	f.file = fileOf(pos)
	if f.kinds == nil {
		f.kinds = make(map[place]Kind)
	}
	f.kinds[placeOf(pos)] |= kind
}

// Is reports whether the operation at pos is of the kind.
func (f *File) Is(pos syntax.Position, kind Kind) bool {
	return f != nil && f.kinds[placeOf(pos)]&kind != 0
}
