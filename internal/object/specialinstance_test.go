package object

import (
	"reflect"
	"testing"
)

// An instance has all operators, though it does not embed them.
func TestInstanceOperators(t *testing.T) {
	all, instance := reflect.TypeFor[operators](), reflect.TypeFor[*Instance]()
	for m := range all.Methods() {
		if has, ok := instance.MethodByName(m.Name); !ok || has.Type.NumIn() != m.Type.NumIn() {
			t.Errorf("an Instance has no %s", m.Name)
		}
	}
}
