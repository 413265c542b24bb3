package script

import "reflect"

// Address returns where a value that is a pointer is in memory, for its repr; 0 for one that
// is none, such as an int.
func Address(v any) uintptr {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Func, reflect.String:
		return r.Pointer()
	}
	return 0
}

// AddressHash returns the hash of a value that equals only itself, by its address.
func AddressHash(v any) (uint32, error) { return uint32(Address(v) >> 4), nil }
