package script

import "reflect"

// Address returns where a value that is a pointer is in memory, for its repr.
func Address(v any) uintptr { return reflect.ValueOf(v).Pointer() }

// AddressHash returns the hash of a value that equals only itself, by its address.
func AddressHash(v any) (uint32, error) { return uint32(Address(v) >> 4), nil }
