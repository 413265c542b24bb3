// Package dataclasses is the script module dataclasses.
//
//	@dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
//	           frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False)
//	                                   gives a class methods for the fields that its
//	                                   annotations name
//	field(*, default, default_factory, init, repr, hash, compare, metadata, kw_only)
//	                                   a field with more to it than a default
//	fields(class_or_instance)          the fields, a tuple
//	asdict(obj), astuple(obj)          the values, in those that they contain too
//	replace(obj, /, **changes)         a copy with other values
//	is_dataclass(obj)
//	InitVar                            an annotation: a parameter for __post_init__
//	KW_ONLY                            an annotation: the fields behind it are keyword-only
//	MISSING                            the default of a field that has none
//	FrozenInstanceError                what assigning to a field of a frozen class raises
//
// slots and weakref_slot are accepted, and change nothing.
//
// Source: PEP 557, and the dataclasses module in the Python library reference.
package dataclasses
