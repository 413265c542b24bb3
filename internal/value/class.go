package value

import "go.starlark.net/starlark"

// The Kinds of this package's containers.
var (
	Lists      = KindOf[List]()
	Tuples     = KindOf[Tuple]()
	Dicts      = KindOf[Dict]()
	Sets       = KindOf[Set]()
	FrozenSets = KindOf[FrozenSet]()
)

// A class is what Python's types are that this package knows to compare and to hash.
type class uint8

const (
	foreignClass class = iota // any other; it is up to a [Keys]
	absentClass
	noneClass
	numberClass // int of 64 bits, float, bool
	bigClass
	textClass
	bytesClass
	tupleClass
	listClass
	dictClass
	setClass // and frozenset
)

// class returns which of Python's types v is of, go.starlark.net's containers included.
func (v Value) class() class {
	switch v.p {
	case nil:
		return absentClass
	case tag(tagInt), tag(tagFloat), tag(tagBool):
		return numberClass
	case tag(tagNone):
		return noneClass
	}
	switch v.n {
	case wordText:
		return textClass
	case wordInt:
		return bigClass
	case Tuples.word:
		return tupleClass
	case Lists.word:
		return listClass
	case Dicts.word:
		return dictClass
	case Sets.word, FrozenSets.word:
		return setClass
	}
	switch v.object().(type) {
	case starlark.Bytes:
		return bytesClass
	case starlark.Tuple:
		return tupleClass
	case *starlark.List:
		return listClass
	case *starlark.Dict:
		return dictClass
	case *starlark.Set:
		return setClass
	}
	return foreignClass
}

// typeName returns the name of v's type in Python, or what its Type method says.
func typeName(v Value) string {
	switch v.class() {
	case absentClass:
		return "<absent>"
	case textClass:
		return "str"
	case tupleClass:
		return "tuple"
	case listClass:
		return "list"
	case dictClass:
		return "dict"
	case setClass:
		if FrozenSets.Is(v) {
			return "frozenset"
		}
		return "set"
	}
	return v.Starlark().Type()
}
