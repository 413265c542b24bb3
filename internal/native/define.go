package native

//go:generate go run arity_gen.go

// define returns the definition that F0 to F6, M0 to M6, FP and MP make.
func define(name, params, doc string, method bool, arity int, call call) *Function {
	return &Function{name: name, params: params, doc: doc, method: method, arity: arity, call: call}
}
