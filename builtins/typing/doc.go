// Package typing is the script module typing: what annotations and bases of classes are
// written with. Nothing is checked by it. The values have the reprs of CPython 3.15.
//
// It has special forms such as Optional, generic aliases such as List, classes that can be bases
// of classes, such as Generic, and functions and decorators such as cast. The generic aliases of
// the abstract classes in collections.abc can be bases of classes; they have no mixin methods,
// except for the __iter__ of Iterator and Generator.
//
//	TYPE_CHECKING            False
//	Text                     str
//	AnyStr                   a TypeVar: str or bytes
//
// Left out: instance checks of protocols, and TypeError for a call of a protocol.
//
// Source: the typing module in the Python library reference.
package typing
