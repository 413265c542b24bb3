package value

// current is v, or what it was demoted to.
func (v Value) current() Value { return v }
