// Package dataclasses is the script module dataclasses.
//
//	@dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
//	           frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False)
//	                                   gives a class methods for the fields that its
//	                                   annotations name
//	make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, …)
//	                                   makes such a class without a class statement
//	field(*, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)
//	                                   a Field: with more to it than a default
//	Field                              the class of what field returns
//	fields(class_or_instance)          the fields of a dataclass, a tuple
//	asdict(obj, *, dict_factory=dict)  the values by the names of the fields, in those that they
//	                                   contain, too
//	astuple(obj, *, tuple_factory=tuple)
//	                                   the values as a tuple, in those that they contain, too
//	replace(obj, /, **changes)         a copy with other values
//	is_dataclass(obj)                  whether obj is a dataclass, or an instance of one
//	InitVar                            an annotation: a parameter for __post_init__
//	KW_ONLY                            an annotation: the fields behind it are keyword-only
//	MISSING                            the default of a field that has none
//	FrozenInstanceError                what assigning to a field of a frozen class raises
//
// With slots=True the class is the same, not a new one as in CPython.
//
// Source: PEP 557, and the dataclasses module in the Python library reference.
package dataclasses
