// Package pytype has the methods of Python's built-in types, with the errors that
// CPython 3.15 raises: str, bytes, bytearray, list, tuple, dict and its views, set,
// frozenset, int, bool, float, range and slice. Text counts in code points. It has those of object,
// type, the exceptions, property, classmethod and staticmethod too, whose values are package
// object's.
//
// Source: "Built-in Types" and "Built-in Exceptions" in the Python library reference.
//
// [Attr] gives x.name for a value; the types themselves have the methods as attributes, of
// which classes of scripts inherit them. The values are those of go.starlark.net and of
// package pyop; the views of dicts are [DictView]s.
//
// Each type has a table of what it has (strTable, listTable …), in the file of its name. It is
// made once in a process, when it is first wanted. Those of object, type and the exceptions are
// made when the program starts: classes of scripts derive from them. str, bytes and bytearray share
// most methods, which are those of a text.
package pytype
