package host

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// maxGoDepth is how deep values may be nested that are converted.
const maxGoDepth = 1000

var (
	starlarkType = reflect.TypeFor[starlark.Value]()
	bigIntType   = reflect.TypeFor[big.Int]()
	timeType     = reflect.TypeFor[time.Time]()
	durationType = reflect.TypeFor[time.Duration]()
)

// ToValue returns the value for scripts that stands for a value of Go's: a copy, which does not change with it.
//
//	nil, a nil pointer, slice or map      None
//	bool, numbers, big.Int                bool, int, float
//	string, []byte                        str, bytes
//	a slice, an array                     a list
//	a map                                 a dict; the keys are in order, if they are texts or numbers
//	a struct                              a dict of the exported fields by name; those of embedded structs are among them
//	a pointer, an interface               what it points to, or holds
//	time.Duration                         a float: seconds, as time.sleep takes
//	time.Time                             a float: seconds since 1970, as time.time() returns
//	a starlark.Value                      itself
//
// A tag names a field otherwise: `fstar:"name"`; with `fstar:"name,omitempty"` it is left out if it is zero, and with
// `fstar:"-"` always. The error, for a value of any other type, says where in x it is, such as "orders[3].done". ToValue
// may be called on any goroutine.
func ToValue(x any) (starlark.Value, error) {
	return toValue(reflect.ValueOf(x), "", 0)
}

func toValue(x reflect.Value, path string, depth int) (starlark.Value, error) {
	if !x.IsValid() {
		return starlark.None, nil
	}
	if depth > maxGoDepth {
		return nil, fmt.Errorf("host: %s: nested too deeply, or in itself", orValue(path))
	}
	if x.Type().Implements(starlarkType) && !(x.Kind() == reflect.Interface && x.IsNil()) {
		return x.Interface().(starlark.Value), nil
	}
	switch x.Type() {
	case bigIntType:
		n := x.Interface().(big.Int)
		return starlark.MakeBigInt(&n), nil
	case timeType:
		t := x.Interface().(time.Time)
		return starlark.Float(float64(t.Unix()) + float64(t.Nanosecond())/1e9), nil
	case durationType:
		return starlark.Float(time.Duration(x.Int()).Seconds()), nil
	}
	switch x.Kind() {
	case reflect.Bool:
		return starlark.Bool(x.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return starlark.MakeInt64(x.Int()), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return starlark.MakeUint64(x.Uint()), nil
	case reflect.Float32, reflect.Float64:
		return starlark.Float(x.Float()), nil
	case reflect.String:
		return starlark.String(x.String()), nil
	case reflect.Pointer, reflect.Interface:
		return toValue(x.Elem(), path, depth+1)
	case reflect.Slice:
		if x.IsNil() {
			return starlark.None, nil
		}
		if x.Type().Elem().Kind() == reflect.Uint8 {
			return starlark.Bytes(x.Bytes()), nil
		}
		fallthrough
	case reflect.Array:
		elems := make([]starlark.Value, x.Len())
		for i := range elems {
			var err error
			if elems[i], err = toValue(x.Index(i), at(path, i), depth+1); err != nil {
				return nil, err
			}
		}
		return starlark.NewList(elems), nil
	case reflect.Map:
		if x.IsNil() {
			return starlark.None, nil
		}
		return toDict(x, path, depth)
	case reflect.Struct:
		d := new(starlark.Dict)
		for _, f := range fieldsOf(x.Type()) {
			v, err := x.FieldByIndexErr(f.index)
			if err != nil || f.omitEmpty && v.IsZero() { // of a nil pointer to an embedded struct
				continue
			}
			member, err := toValue(v, dot(path, f.name), depth+1)
			if err != nil {
				return nil, err
			}
			d.SetKey(starlark.String(f.name), member)
		}
		return d, nil
	}
	return nil, fmt.Errorf("host: %s: scripts have no value for a %s", orValue(path), x.Type())
}

func toDict(x reflect.Value, path string, depth int) (starlark.Value, error) {
	d := starlark.NewDict(x.Len())
	keys := x.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		switch {
		case a.Kind() == reflect.String:
			return cmp.Compare(a.String(), b.String())
		case a.CanInt():
			return cmp.Compare(a.Int(), b.Int())
		case a.CanUint():
			return cmp.Compare(a.Uint(), b.Uint())
		case a.CanFloat():
			return cmp.Compare(a.Float(), b.Float())
		}
		return 0
	})
	for _, key := range keys {
		in := at(path, key.Interface())
		k, err := toValue(key, in, depth+1)
		if err != nil {
			return nil, err
		}
		v, err := toValue(x.MapIndex(key), in, depth+1)
		if err != nil {
			return nil, err
		}
		if err := d.SetKey(k, v); err != nil {
			return nil, fmt.Errorf("host: %s: %w", in, err)
		}
	}
	return d, nil
}

// FromValue sets what into, a pointer, points to, to the value of a script: the other way of [ToValue]. A struct is also set
// from an object with attributes, and what is None leaves a pointer, slice, map or interface nil. An int does for a float,
// and a tuple, set or any iterable for a slice. Into an any, ints become int64 or *big.Int, texts string, bytes []byte,
// lists and tuples []any, and dicts map[string]any, or map[any]any if not all keys are texts.
//
// The error says where it is: "orders[3].price: got str, want float64"; a number may not fit, an array may be of another
// length, and a dict for a struct may have a key that is no field. Then into may be set in part. FromValue keeps no
// part of v. Of a value that a script still changes, it is to be called with the script lock, that is by a Go function that
// a script calls.
func FromValue(v starlark.Value, into any) error {
	p := reflect.ValueOf(into)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return fmt.Errorf("host: FromValue needs a pointer, not %T", into)
	}
	return fromValue(v, p.Elem(), "", 0)
}

func fromValue(v starlark.Value, to reflect.Value, path string, depth int) error {
	t := to.Type()
	wrong := func() error {
		return fmt.Errorf("host: %s: got %s, want %s", orValue(path), object.TypeName(v), t)
	}
	if depth > maxGoDepth {
		return fmt.Errorf("host: %s: nested too deeply, or in itself", orValue(path))
	}
	switch {
	case t.Implements(starlarkType) || t == starlarkType:
		if !reflect.TypeOf(v).AssignableTo(t) {
			return wrong()
		}
		to.Set(reflect.ValueOf(v))
		return nil
	case v == starlark.None:
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
			to.SetZero()
			return nil
		}
		return wrong()
	}
	switch t {
	case bigIntType:
		n, ok := v.(starlark.Int)
		if !ok {
			return wrong()
		}
		to.Set(reflect.ValueOf(*n.BigInt()))
		return nil
	case timeType, durationType:
		f, ok := number(v)
		if !ok {
			return wrong()
		}
		ns := f * 1e9
		if math.Abs(ns) >= 1<<63 || ns != ns {
			return fmt.Errorf("host: %s: %s does not fit into a %s", orValue(path), v, t)
		}
		if t == timeType {
			to.Set(reflect.ValueOf(time.Unix(0, int64(ns))))
		} else {
			to.SetInt(int64(ns))
		}
		return nil
	}
	switch t.Kind() {
	case reflect.Bool:
		b, ok := v.(starlark.Bool)
		if !ok {
			return wrong()
		}
		to.SetBool(bool(b))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, ok := v.(starlark.Int)
		if !ok {
			return wrong()
		}
		i, fits := n.Int64()
		if !fits || to.OverflowInt(i) {
			return fmt.Errorf("host: %s: %s does not fit into an %s", orValue(path), short(v), t)
		}
		to.SetInt(i)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		n, ok := v.(starlark.Int)
		if !ok {
			return wrong()
		}
		u, fits := n.Uint64()
		if !fits || to.OverflowUint(u) {
			return fmt.Errorf("host: %s: %s does not fit into a %s", orValue(path), short(v), t)
		}
		to.SetUint(u)
	case reflect.Float32, reflect.Float64:
		f, ok := number(v)
		if !ok {
			return wrong()
		}
		to.SetFloat(f)
	case reflect.String:
		s, ok := object.AsString(v)
		if !ok {
			return wrong()
		}
		to.SetString(s)
	case reflect.Pointer:
		p := reflect.New(t.Elem())
		if err := fromValue(v, p.Elem(), path, depth+1); err != nil {
			return err
		}
		to.Set(p)
	case reflect.Interface:
		if t.NumMethod() > 0 {
			return wrong()
		}
		x, err := natural(v, path, depth)
		if err != nil {
			return err
		}
		to.Set(reflect.ValueOf(&x).Elem())
	case reflect.Slice:
		if b, ok := bytesOf(v); ok && t.Elem().Kind() == reflect.Uint8 {
			to.SetBytes([]byte(b))
			return nil
		}
		return fromSequence(v, to, path, depth, wrong)
	case reflect.Array:
		slice := reflect.New(reflect.SliceOf(t.Elem())).Elem()
		if err := fromSequence(v, slice, path, depth, wrong); err != nil {
			return err
		}
		if slice.Len() != to.Len() {
			return fmt.Errorf("host: %s: got %d elements, want %d", orValue(path), slice.Len(), to.Len())
		}
		reflect.Copy(to, slice)
	case reflect.Map:
		m, ok := object.Plain(v).(starlark.IterableMapping)
		if _, isInstance := m.(*object.Instance); !ok || isInstance {
			return wrong()
		}
		result := reflect.MakeMap(t)
		for _, item := range m.Items() {
			in := at(path, keyText(item[0]))
			key, elem := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
			if err := fromValue(item[0], key, in, depth+1); err != nil {
				return err
			}
			if err := fromValue(item[1], elem, in, depth+1); err != nil {
				return err
			}
			if !key.Comparable() {
				return fmt.Errorf("host: %s: %s cannot be a key of a map", orValue(in), object.TypeName(item[0]))
			}
			result.SetMapIndex(key, elem)
		}
		to.Set(result)
	case reflect.Struct:
		return fromMembers(v, to, path, depth, wrong)
	default:
		return wrong()
	}
	return nil
}

// fromSequence sets a slice from an iterable, which no text or dict is.
func fromSequence(v starlark.Value, to reflect.Value, path string, depth int, wrong func() error) error {
	v = object.Plain(v)
	iterable, ok := v.(starlark.Iterable)
	if i, isInstance := v.(*object.Instance); isInstance {
		ok = i.Defines("__iter__")
	} else {
		_, isMapping := v.(starlark.Mapping)
		_, isText := object.AsString(v)
		ok = ok && !isMapping && !isText
	}
	if !ok {
		return wrong()
	}
	result := reflect.MakeSlice(to.Type(), 0, max(0, starlark.Len(v)))
	it := iterable.Iterate()
	defer it.Done()
	var x starlark.Value
	for it.Next(&x) {
		elem := reflect.New(to.Type().Elem()).Elem()
		if err := fromValue(x, elem, at(path, result.Len()), depth+1); err != nil {
			return err
		}
		result = reflect.Append(result, elem)
	}
	to.Set(result)
	return nil
}

// fromMembers sets a struct from a dict, or an object with attributes.
func fromMembers(v starlark.Value, to reflect.Value, path string, depth int, wrong func() error) error {
	fields := fieldsOf(to.Type())
	set := func(f *goField, x starlark.Value) error {
		field := to
		for _, i := range f.index {
			if field.Kind() == reflect.Pointer {
				if field.IsNil() {
					field.Set(reflect.New(field.Type().Elem()))
				}
				field = field.Elem()
			}
			field = field.Field(i)
		}
		return fromValue(x, field, dot(path, f.name), depth+1)
	}
	if i, ok := v.(*object.Instance); ok && object.Plain(i) == starlark.Value(i) {
		return fromAttributes(i, fields, set, wrong)
	}
	switch v := object.Plain(v).(type) {
	case starlark.IterableMapping:
		for _, item := range v.Items() {
			name, _ := object.AsString(item[0])
			i := slices.IndexFunc(fields, func(f goField) bool { return f.name == name })
			if i < 0 || item[0].Type() != "string" {
				return fmt.Errorf("host: %s: %s has no such field", orValue(at(path, keyText(item[0]))), to.Type())
			}
			if err := set(&fields[i], item[1]); err != nil {
				return err
			}
		}
		return nil
	case starlark.HasAttrs:
		return fromAttributes(v, fields, set, wrong)
	}
	return wrong()
}

// fromAttributes sets the fields that v has as attributes, which is one at least.
func fromAttributes(v starlark.HasAttrs, fields []goField, set func(*goField, starlark.Value) error, wrong func() error) error {
	found := false
	for i := range fields {
		x, err := v.Attr(fields[i].name)
		if err != nil || x == nil {
			continue // as of a dict without it
		}
		found = true
		if err := set(&fields[i], x); err != nil {
			return err
		}
	}
	if !found {
		return wrong()
	}
	return nil
}

// natural returns the Go value for an any.
func natural(v starlark.Value, path string, depth int) (any, error) {
	if s, ok := object.AsString(v); ok {
		return s, nil
	}
	if b, ok := bytesOf(v); ok {
		return []byte(b), nil
	}
	switch v := v.(type) {
	case starlark.Bool:
		return bool(v), nil
	case starlark.Int:
		if i, ok := v.Int64(); ok {
			return i, nil
		}
		return v.BigInt(), nil
	case starlark.Float:
		return float64(v), nil
	case *object.Instance:
		if object.Plain(v) != starlark.Value(v) {
			return natural(object.Plain(v), path, depth)
		}
		return nil, fmt.Errorf("host: %s: Go has no value for a %s", orValue(path), object.TypeName(v))
	case starlark.IterableMapping:
		if named := map[string]any(nil); !slices.ContainsFunc(v.Items(), func(item starlark.Tuple) bool {
			_, ok := object.AsString(item[0])
			return !ok
		}) {
			err := fromValue(v, reflect.ValueOf(&named).Elem(), path, depth+1)
			return named, err
		}
		all := map[any]any(nil)
		err := fromValue(v, reflect.ValueOf(&all).Elem(), path, depth+1)
		return all, err
	case starlark.Iterable:
		list := []any(nil)
		err := fromValue(v, reflect.ValueOf(&list).Elem(), path, depth+1)
		return list, err
	}
	return nil, fmt.Errorf("host: %s: Go has no value for a %s", orValue(path), object.TypeName(v))
}

// bytesOf returns the bytes that v is.
func bytesOf(v starlark.Value) (string, bool) {
	switch v := v.(type) {
	case starlark.Bytes:
		return string(v), true
	case object.Bytes:
		return string(v), true
	case *object.Bytearray:
		return string(v.B), true
	}
	return "", false
}

// number returns a number as a float.
func number(v starlark.Value) (float64, bool) {
	switch v := v.(type) {
	case starlark.Float:
		return float64(v), true
	case starlark.Int:
		return float64(v.Float()), true
	}
	return 0, false
}

// A goField is a field of a struct, as scripts see it.
type goField struct {
	name      string
	index     []int
	omitEmpty bool
}

var goFields sync.Map // of a reflect.Type: a []goField

// fieldsOf returns the fields of a struct type that scripts see.
func fieldsOf(t reflect.Type) []goField {
	if known, ok := goFields.Load(t); ok {
		return known.([]goField)
	}
	var fields []goField
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("fstar"), ",")
		if !f.IsExported() || name == "-" || f.Anonymous && name == "" && isStruct(f.Type) {
			continue // its fields are visible by themselves
		}
		fields = append(fields, goField{cmp.Or(name, f.Name), f.Index, options == "omitempty"})
	}
	goFields.Store(t, fields)
	return fields
}

// isStruct reports whether t is a struct, or a pointer to one, and none that is a value by itself.
func isStruct(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct && t != timeType && t != bigIntType
}

// What follows writes where a value is.

func dot(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func at(path string, key any) string {
	if key, ok := key.(string); ok {
		return path + "[" + strconv.Quote(key) + "]"
	}
	return fmt.Sprintf("%s[%v]", path, key)
}

func orValue(path string) string { return cmp.Or(path, "the value") }

// keyText returns a key as at takes it.
func keyText(k starlark.Value) any {
	if s, ok := object.AsString(k); ok {
		return s
	}
	return keyRepr(short(k))
}

// A keyRepr is the repr of a key.
type keyRepr string

// short returns the repr of a value, which may be long, for a message.
func short(v starlark.Value) string {
	const most = 40
	s := object.Repr(v)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
