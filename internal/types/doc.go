// Package types has the methods of Python's built-in types, with the errors that
// CPython 3.15 raises: str, bytes, bytearray, list, tuple, dict and its views, set,
// frozenset, int, bool, float, range and slice. Text counts in code points. It also has the methods of
// object, type, the exceptions, property, classmethod and staticmethod; their values, and what the
// methods do, are package object's.
//
// Source: "Built-in Types" and "Built-in Exceptions" in the Python library reference.
//
// [Attr] gives x.name for a value. The types themselves have the methods as attributes, and classes of
// scripts inherit them from there. Numbers, texts and None are those of go.starlark.net, containers
// those of package value, bytes and ranges those of package object; the views of dicts are [DictView]s.
//
// Each type has a table of what it has (strTable, listTable …), in the file of its name. It is
// made once in a process, when it is first wanted. Those of object, type and the exceptions are
// made when the program starts: classes of scripts derive from them. str, bytes and bytearray share
// most methods, which are those of a text.
package types
