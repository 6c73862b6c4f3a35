/// Attributes that exist but are hidden by the sandbox: reading one gives an undefined value with a different message than a
/// missing attribute. From Python 3.12's `dir`.
enum HiddenAttributes {
    static let object: Set<String> = names(
        """
        __class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__
        __init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__
        __subclasshook__
        """)
    static let text = names(
        "__add__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ __rmod__ __rmul__")
    static let markup = names("__html__ __html_format__ __module__ __radd__ __slots__")
    static let integer = names(
        """
        __abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getnewargs__ __index__ __int__
        __invert__ __lshift__ __mod__ __mul__ __neg__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __rfloordiv__
        __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__
        __truediv__ __trunc__ __xor__
        """)
    static let float = names(
        """
        __abs__ __add__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getformat__ __getnewargs__ __int__
        __mod__ __mul__ __neg__ __pos__ __pow__ __radd__ __rdivmod__ __rfloordiv__ __rmod__ __rmul__ __round__ __rpow__
        __rsub__ __rtruediv__ __sub__ __truediv__ __trunc__
        """)
    static let list = names(
        """
        __add__ __class_getitem__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ __len__ __mul__ __reversed__
        __rmul__ __setitem__
        """)
    static let dict = names(
        """
        __class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__ __ror__ __setitem__
        """)
    static let tuple = names(
        "__add__ __class_getitem__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mul__ __rmul__")
    static let none = names("__bool__")
    static let undefined = names(
        """
        __add__ __aiter__ __bool__ __call__ __complex__ __div__ __float__ __floordiv__ __getattr__ __getitem__ __int__ __iter__
        __len__ __mod__ __module__ __mul__ __neg__ __pos__ __pow__ __radd__ __rdiv__ __rfloordiv__ __rmod__ __rmul__ __rpow__
        __rsub__ __rtruediv__ __slots__ __sub__ __truediv__ _fail_with_undefined_error _undefined_exception _undefined_hint
        _undefined_message _undefined_name _undefined_obj
        """)
    static let iterator = names("__iter__ __next__")
    static let builtinIterator = names("__length_hint__ __setstate__")
    static let generator = names("__del__ __name__ __qualname__ gi_code gi_frame")
    static let view = names(
        """
        __and__ __contains__ __iter__ __len__ __or__ __rand__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__
        """)
    static let valuesView = names("__iter__ __len__ __reversed__")
    static let function = names(
        """
        __annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __get__ __globals__ __kwdefaults__
        __module__ __name__ __qualname__ __type_params__ __wrapped__
        """)
    static let method = names("__call__ __module__ __name__ __qualname__ __self__")
    static let type = names(
        """
        __base__ __bases__ __basicsize__ __call__ __dict__ __dictoffset__ __flags__ __instancecheck__ __itemsize__ __module__
        __mro__ __name__ __prepare__ __qualname__ __subclasscheck__ __subclasses__ __text_signature__ __type_params__ __weakrefoffset__
        """)
    /// For the types that jinja2 passes to templates: `cycler`, `joiner`, `namespace`.
    static let givenType = names("__annotations__ __or__ __ror__ __weakref__")
    static let complex = names(
        """
        __abs__ __add__ __bool__ __complex__ __getnewargs__ __mul__ __neg__ __pos__ __pow__ __radd__ __rmul__ __rpow__
        __rsub__ __rtruediv__ __sub__ __truediv__
        """)
    static let group = names(
        """
        __annotations__ __match_args__ __module__ __orig_bases__ __slots__ _asdict _field_defaults _fields _make _replace
        """)
    static let blockReference = names("__call__ __dict__ __module__ __weakref__ _async_call")
    static let moment = names("__add__ __radd__ __rsub__ __sub__")
    static let duration = names(
        """
        __abs__ __add__ __bool__ __divmod__ __floordiv__ __mod__ __mul__ __neg__ __pos__ __radd__ __rdivmod__ __rfloordiv__
        __rmod__ __rmul__ __rsub__ __rtruediv__ __sub__ __truediv__
        """)
    static let instance = names("__call__ __dict__ __module__ __weakref__")
    static let macro = names("_argument_count _async_invoke _default_autoescape _environment _func _invoke")
    static let loop = names(
        """
        __annotations__ __iter__ __len__ __next__ _after _before _current _iterable _iterator _last_changed_value _length _peek_next _recurse _to_iterator _undefined
        """)

    private static func names(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    static func contains(_ name: String, of value: Value) -> Bool {
        guard name.utf8.first == UInt8(ascii: "_") || name == "mro" || name.hasPrefix("gi_") else { return false }
        switch value {
        case .object(let object): return object.hasHidden(name)
        case .undefined: return object.contains(name) || undefined.contains(name)
        default: break
        }
        if object.contains(name) { return true }
        switch value {
        case .none: return none.contains(name)
        case .bool, .int, .big: return integer.contains(name)
        case .float: return float.contains(name)
        case .string: return text.contains(name)
        case .bytes: return text.contains(name) || ["__bytes__", "__buffer__"].contains(name)
        case .markup: return text.contains(name) || markup.contains(name)
        case .list: return list.contains(name)
        case .tuple(let value):
            return tuple.contains(name) || value.fields != nil && group.contains(name)
        case .dict(let dict):
            return self.dict.contains(name)
                || dict.flavour != .plain
                    && ["__module__", "__dict__", "__weakref__", "__missing__", "__copy__"].contains(name)
        default: return false
        }
    }
}
