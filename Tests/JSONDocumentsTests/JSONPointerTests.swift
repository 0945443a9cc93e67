import JSONDocuments
import Testing

struct JSONPointerTests {
  /// The examples of RFC 6901, section 5, and keys with marks that combine.
  @Test(arguments: [
    ("foo", "/foo"), ("", "/"), ("a/b", "/a~1b"), ("c%d", "/c%d"), ("m~n", "/m~0n"), ("~1", "/~01"), (" ", "/ "),
    ("/\u{301}", "/~1\u{301}"), ("é/~", "/é~1~0"),
  ])
  func `keys are escaped`(key: String, pointer: String) {
    #expect(JSONPointer.appending(key, to: "").utf8.elementsEqual(pointer.utf8))
  }

  @Test func `pointers grow from left to right`() {
    let items = JSONPointer.appending("items", to: "")
    #expect(JSONPointer.appending("text", to: JSONPointer.appending(3, to: items)) == "/items/3/text")
  }
}
