#include "model/pieces/word_pieces.hpp"

#include "base/utf8.hpp"
#include "model/pieces/characters.hpp"

#include <array>

namespace sayso {

using characters::Basic;
using characters::QuotationMarks;
using characters::Shape;
using characters::Treatment;

namespace {

// `tokenizers` reads longer words as unknown.
constexpr std::size_t most_characters = 100;
constexpr std::size_t most_bytes = most_characters * 4;

// What the first look at a byte tells.
enum class Kind : std::uint8_t { letter, capital, digit, alone, bracket, mark, space, dropped, beyond };

constexpr std::array<Kind, 256> byte_kinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    kinds[i] = i >= 0x80                                         ? Kind::beyond
               : i == ' ' || i == '\t' || i == '\n' || i == '\r' ? Kind::space
               : i < 0x20 || i == 0x7F                           ? Kind::dropped
               : i >= 'a' && i <= 'z'                            ? Kind::letter
               : i >= 'A' && i <= 'Z'                            ? Kind::capital
               : i >= '0' && i <= '9'                            ? Kind::digit
               : i == '"' || i == '`'                            ? Kind::mark
               : i == '['                                        ? Kind::bracket
                                                                 : Kind::alone;
  }
  return kinds;
}

constexpr std::array<Kind, 256> kinds = byte_kinds();

Kind kind_of(char byte) { return kinds[static_cast<unsigned char>(byte)]; }
bool is_word(Kind kind) { return kind <= Kind::digit; }
char lower(char byte) { return kind_of(byte) == Kind::capital ? static_cast<char>(byte | 0x20) : byte; }

// A word that was lowered and stripped, and the bytes of the text that each of its bytes comes from.
struct Word {
  std::array<char, most_bytes> text;
  std::array<Span, most_bytes> origin;
  std::size_t size = 0;
  std::size_t characters = 0;
  Span span;  // from its first to its last character, those beyond the limit too

  void add(char32_t code, Span from) {
    if (characters == 0) span.begin = from.begin;
    span.end = from.end;
    if (++characters > most_characters) return;
    if (code < 0x80) {
      text[size] = static_cast<char>(code);
      origin[size++] = from;
      return;
    }
    const char32_t tail = 0x80U;
    if (code < 0x800) {
      put(0xC0U | (code >> 6U), from);
    } else if (code < 0x10000) {
      put(0xE0U | (code >> 12U), from);
      put(tail | ((code >> 6U) & 0x3FU), from);
    } else {
      put(0xF0U | (code >> 18U), from);
      put(tail | ((code >> 12U) & 0x3FU), from);
      put(tail | ((code >> 6U) & 0x3FU), from);
    }
    put(tail | (code & 0x3FU), from);
  }

 private:
  void put(char32_t byte, Span from) {
    text[size] = static_cast<char>(byte);
    origin[size++] = from;
  }
};

class PieceReader {
 public:
  PieceReader(std::string_view text, const Vocabulary& vocabulary, Pieces& pieces)
      : text_(text), vocabulary_(vocabulary), pieces_(pieces) {
    for (std::size_t i = 0; i < 0x80; ++i) {
      const char byte = static_cast<char>(i);
      single_[i] = vocabulary.find({&byte, 1}).value_or(vocabulary.unknown());
    }
  }

  void read(Span part) {
    begin_ = part.begin;
    end_ = part.end;
    marks_ = QuotationMarks();
    for (std::size_t at = begin_; at < end_;) at = read_at(at);
  }

 private:
  // Reads what begins at `at`, and returns where the next begins.
  std::size_t read_at(std::size_t at) {
    const char byte = text_[at];
    switch (kind_of(byte)) {
      case Kind::letter:
      case Kind::capital:
      case Kind::digit: return read_word(at);
      case Kind::space:
        if (byte == '\n') marks_.next(U'\n', 0, 0);
        return at + 1;
      case Kind::dropped: return at + 1;
      case Kind::bracket:
        if (const std::size_t end = read_special(at); end > at) return end;
        [[fallthrough]];
      case Kind::alone:
        add(single_[static_cast<unsigned char>(byte)], Shape::other, {to_offset(at), to_offset(at + 1)});
        ++word_number_;
        return at + 1;
      case Kind::mark:
      case Kind::beyond: break;
    }
    const utf8::CodePoint character = utf8::decode(text_, at);
    const std::size_t end = at + character.size;
    const Basic basic = characters::basic_of(straighten(character.value, at, end));
    if (basic.treatment == Treatment::letters) return read_mixed_word(at);
    if (basic.treatment == Treatment::alone) add_alone(basic.code, at, end);
    return end;
  }

  char32_t straighten(char32_t character, std::size_t at, std::size_t end) {
    if (!QuotationMarks::concerns(character)) return character;
    const char32_t before = at > begin_ ? utf8::decode_before(text_, at).value : U' ';
    const char32_t after = end < end_ ? utf8::decode(text_, end).value : U' ';
    return marks_.next(character, before, after);
  }

  // A name such as "[MASK]" stands for itself. Returns `at` when there is none.
  std::size_t read_special(std::size_t at) {
    const auto names = Vocabulary::special_names();
    const std::string_view rest = text_.substr(at, end_ - at);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (rest.substr(0, names[i].size()) != names[i]) continue;
      const std::size_t end = at + names[i].size();
      add(vocabulary_.special(i), characters::shape_of(names[i]), {to_offset(at), to_offset(end)});
      ++word_number_;
      return end;
    }
    return at;
  }

  // Most words are ASCII and end at ASCII: their pieces are as long as what they stand for.
  std::size_t read_word(std::size_t at) {
    std::size_t end = at;
    bool has_digit = false;
    std::uint32_t capitals = 0;
    std::array<char, most_characters> lowered;
    for (; end < end_ && is_word(kind_of(text_[end])); ++end) {
      const Kind kind = kind_of(text_[end]);
      has_digit = has_digit || kind == Kind::digit;
      capitals += kind == Kind::capital ? 1U : 0U;
      if (end - at < lowered.size()) lowered[end - at] = lower(text_[end]);
    }
    if (end < end_ && goes_on_with(end)) return read_mixed_word(at);
    const std::size_t size = end - at;
    const Shape shape = characters::shape_of(has_digit, static_cast<std::uint32_t>(size), capitals,
                                             kind_of(text_[at]) == Kind::capital);
    const std::size_t count = size > most_characters ? 0 : vocabulary_.cut({lowered.data(), size}, cuts_);
    std::size_t begin = at;
    for (std::size_t i = 0; i < count; ++i) {
      add(cuts_[i].id, shape, {to_offset(begin), to_offset(at + cuts_[i].end)});
      begin = at + cuts_[i].end;
    }
    if (count == 0) add(vocabulary_.unknown(), shape, {to_offset(at), to_offset(end)});
    ++word_number_;
    return end;
  }

  // Whether what stands at `at` belongs to the word before it.
  bool goes_on_with(std::size_t at) const {
    const Kind kind = kind_of(text_[at]);
    if (kind == Kind::dropped) return true;
    if (kind != Kind::beyond) return false;
    const char32_t character = utf8::decode(text_, at).value;
    if (QuotationMarks::concerns(character)) return false;
    const Treatment treatment = characters::basic_of(character).treatment;
    return treatment == Treatment::letters || treatment == Treatment::dropped;
  }

  // Any word: one with other than ASCII letters, or with characters that are dropped.
  std::size_t read_mixed_word(std::size_t at) {
    Word& word = word_;
    word.size = word.characters = 0;
    while (at < end_) {
      if (is_word(kind_of(text_[at]))) {
        word.add(static_cast<unsigned char>(lower(text_[at])), {to_offset(at), to_offset(at + 1)});
        ++at;
        continue;
      }
      if (!goes_on_with(at)) break;
      const utf8::CodePoint character = utf8::decode(text_, at);
      add_basic(word, character.value, {to_offset(at), to_offset(at + character.size)});
      at += character.size;
    }
    if (word.characters > 0) add_word(word);
    return at;
  }

  static void add_basic(Word& word, char32_t character, Span from) {
    const Basic basic = characters::basic_of(character);
    if (basic.count == 1) word.add(basic.code, from);
    if (basic.count < 2) return;
    const characters::Codes codes = characters::codes_of(character);
    for (std::size_t i = 0; i < codes.count; ++i) word.add(codes.codes[i], from);
  }

  void add_word(const Word& word) {
    const Shape shape = characters::shape_of(text_.substr(word.span.begin, word.span.size()));
    const std::size_t count =
        word.characters > most_characters ? 0 : vocabulary_.cut({word.text.data(), word.size}, cuts_);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < count; ++i) {
      add(cuts_[i].id, shape, {word.origin[begin].begin, word.origin[cuts_[i].end - 1].end});
      begin = cuts_[i].end;
    }
    if (count == 0) add(vocabulary_.unknown(), shape, word.span);
    ++word_number_;
  }

  void add_alone(char32_t code, std::size_t at, std::size_t end) {
    std::array<Vocabulary::Cut, 4> cuts;
    Word& word = word_;
    word.size = word.characters = 0;
    word.add(code, {to_offset(at), to_offset(end)});
    const bool is_known = vocabulary_.cut({word.text.data(), word.size}, cuts) == 1;
    add(is_known ? cuts[0].id : vocabulary_.unknown(), characters::shape_of(text_.substr(at, end - at)),
        {to_offset(at), to_offset(end)});
    ++word_number_;
  }

  void add(std::int32_t id, Shape shape, Span span) {
    pieces_.ids.push_back(id);
    pieces_.shapes.push_back(static_cast<std::uint8_t>(shape));
    pieces_.begins.push_back(span.begin);
    pieces_.ends.push_back(span.end);
    pieces_.words.push_back(word_number_);
  }

  static Offset to_offset(std::size_t at) { return static_cast<Offset>(at); }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  Pieces& pieces_;
  std::size_t begin_ = 0, end_ = 0;  // of the part that is read
  QuotationMarks marks_;
  std::uint32_t word_number_ = 0;
  std::array<std::int32_t, 0x80> single_{};  // ids of ASCII characters that stand alone
  std::array<Vocabulary::Cut, most_bytes> cuts_;
  Word word_;
};

}  // namespace

void Pieces::clear() {
  ids.clear();
  shapes.clear();
  begins.clear();
  ends.clear();
  words.clear();
  first.clear();
  last.clear();
}

void read_pieces(std::string_view text, const Vocabulary& vocabulary, Pieces& pieces) {
  const Span whole{0, static_cast<Offset>(text.size())};
  read_pieces(text, {&whole, 1}, vocabulary, pieces);
}

void read_pieces(std::string_view text, std::span<const Span> parts, const Vocabulary& vocabulary,
                 Pieces& pieces) {
  pieces.clear();
  PieceReader reader(text, vocabulary, pieces);
  for (const Span part : parts) reader.read(part);
}

void match_tokens(std::span<const Span> tokens, Pieces& pieces) {
  const auto count = pieces.size();
  pieces.first.resize(tokens.size());
  pieces.last.resize(tokens.size());
  // The first piece that begins at or after an offset, sought from where the last search ended.
  const auto move = [&](std::uint32_t& at, Offset offset) {
    while (at > 0 && pieces.begins[at - 1] >= offset) --at;
    while (at < count && pieces.begins[at] < offset) ++at;
  };
  std::uint32_t first = 0, after = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    move(first, tokens[i].begin);
    move(after, tokens[i].end);
    const bool is_none = first >= after;
    pieces.first[i] = !is_none ? first : first > 0 ? first - 1 : 0;
    pieces.last[i] = is_none ? pieces.first[i] : after - 1;
  }
}

}  // namespace sayso
