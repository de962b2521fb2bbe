#include "inputs/jsonl/jsonl.hpp"

#include "base/ascii.hpp"
#include "inputs/charset/charset.hpp"
#include "inputs/charset/magic.hpp"
#include "inputs/jsonl/fields.hpp"
#include "inputs/jsonl/json_article.hpp"
#include "inputs/jsonl/mend.hpp"
#include "inputs/jsonl/pieces.hpp"
#include "inputs/text/lines.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

// One object's JSON and where it stands.
struct Place {
  std::string path;      // for Source::path
  std::string sentence;  // the beginning of one: "Line 12 of the file …"
  std::size_t line = 0;
};

class JsonArticles : public Articles {
 public:
  explicit JsonArticles(OpenedInput opened) : opened_(std::move(opened)) {
    name_ = opened_.bytes.name();
    name_.front() = small_letters(name_.substr(0, 1)).front();
  }

  bool next(Input& input) override {
    if (is_given_up_) return false;
    if (!is_started_) {
      is_started_ = true;
      if (std::optional<Error> error = start()) {
        is_given_up_ = true;
        return skip(input, {opened_.path, {}, 0}, std::move(*error));
      }
    }
    // Parts of a value, when there is one; else lines.
    for (;;) {
      if (list_) {
        Piece piece;
        if (list_->next(piece)) return take_list_piece(input, piece);
        list_.reset();
        list_text_ = {};
      }
      if (!(whole_ ? take_whole_piece(input) : take_line(input))) {
        if (!list_) return false;
        continue;  // it was a list of articles
      }
      return true;
    }
  }

 private:
  // Looks whether this is one value or lines, and reads a value whole.
  std::optional<Error> start() {
    const Result<std::string_view> beginning = opened_.bytes.peek();
    if (!beginning) return beginning.error();
    // In UTF-16 and UTF-32 a line end is no single byte: the bytes are decoded first, and cut then.
    if (charset::is_wide(*beginning)) {
      Result<std::string> bytes = opened_.bytes.read_all(opened_.options.largest_bytes);
      if (!bytes) return std::move(bytes).error();
      auto decoded = charset::decode(std::move(*bytes), opened_.bytes.name());
      if (!decoded) return std::move(decoded).error();
      file_notes_ = std::move(decoded->notes);
      opened_.bytes = ByteReader::from_memory(std::move(decoded->text), opened_.path);
    }
    const Result<std::string_view> text = opened_.bytes.peek();
    if (!text) return text.error();
    if (charset::known_binary(*text) != nullptr)
      return charset::decode(std::string(*text), opened_.bytes.name()).error();
    if (!is_one_value(*text)) return std::nullopt;
    Result<std::string> bytes = opened_.bytes.read_all(opened_.options.largest_bytes);
    if (!bytes) return std::move(bytes).error();
    auto decoded = charset::decode(std::move(*bytes), opened_.bytes.name());
    if (!decoded) return std::move(decoded).error();
    file_notes_.insert(file_notes_.end(), decoded->notes.begin(), decoded->notes.end());
    whole_text_ = std::move(decoded->text);
    whole_.emplace(whole_text_);
    return std::nullopt;
  }

  // A list is one value. An object is lines, if its first line is whole: the rest are more of its kind. A file that is
  // named as JSON Lines is believed, for its first line may be the broken one.
  bool is_one_value(std::string_view beginning) const {
    const std::size_t first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos) return false;
    if (beginning[first] == '[') return true;
    const std::string_view path = opened_.path;
    if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) return false;
    const std::size_t line_end = beginning.find('\n', first);
    if (beginning[first] != '{' || line_end == std::string_view::npos) return false;
    JsonPieces pieces(beginning.substr(first, line_end - first));
    Piece piece;
    return pieces.next(piece) && piece.is_cut;
  }

  bool take_line(Input& input) {
    for (;;) {
      std::string line;
      const Result<LineStep> step = opened_.bytes.next_line(line, opened_.options.largest_bytes);
      if (!step) return skip_rest(input, step.error());
      if (*step == LineStep::end) return line_ == 0 || !is_any_ ? skip_empty(input) : false;
      ++line_;
      const std::string number = std::to_string(line_);
      Place place{opened_.path + ":" + number, "Line " + number + " of " + name_, line_};
      if (*step == LineStep::too_long) {
        is_any_ = true;
        return skip(input, place,
                    {Fault::bad_input, place.sentence + " is longer than " +
                                           std::to_string(opened_.options.largest_bytes) +
                                           " bytes, the largest that is read: give it in smaller parts."});
      }
      if (trimmed(line).empty() || line == "\xEF\xBB\xBF") continue;
      is_any_ = true;
      auto decoded = charset::decode(std::move(line), place.sentence);
      if (!decoded) return skip(input, place, std::move(decoded).error());
      return take_object(input, std::move(decoded->text), place, decoded->notes);
    }
  }

  // Reading itself failed: what came before is read, and this is the end.
  bool skip_rest(Input& input, Error error) {
    is_any_ = true;
    return skip(input, {opened_.path, {}, line_ + 1}, std::move(error));
  }

  bool skip_empty(Input& input) {
    if (is_any_) return false;
    is_any_ = true;
    line_ = 1;
    return skip(input, {opened_.path, {}, 0},
                {Fault::bad_input, opened_.bytes.name() + " is empty: there is nothing in it to read."});
  }

  bool take_whole_piece(Input& input) {
    Piece piece;
    if (!whole_->next(piece)) {
      if (is_any_) return false;
      return skip_empty(input);
    }
    is_any_ = true;
    const bool is_all = piece.number == 1 && !trimmed(whole_text_).starts_with('[') && whole_->is_at_end();
    const Place place =
        is_all ? Place{opened_.path, opened_.bytes.name(), 0} : place_of(piece, opened_.path, name_);
    return take_object(input, std::string(piece.json), place, {});
  }

  bool take_list_piece(Input& input, const Piece& piece) {
    const Place place = place_of(piece, list_path_, name_);
    return take_object(input, std::string(piece.json), place, {});
  }

  static Place place_of(const Piece& piece, const std::string& path, const std::string& name) {
    const std::string number = std::to_string(piece.number);
    return {path + "#" + number,
            "Article " + number + " of " + name + " (line " + std::to_string(piece.line) + ")", piece.line};
  }

  // True if there is an article or what was skipped; false if it is a list, which is now open.
  bool take_object(Input& input, std::string json, const Place& place, const std::vector<Note>& notes) {
    bool is_mended = false;
    Result<Fields> fields = read_fields(json);
    if (!fields) {
      if (const std::optional<std::string> mended = mended_json(json)) {
        Result<Fields> again = read_fields(*mended);
        if (again) {
          fields = std::move(again);
          json = *mended;
          is_mended = true;
        }
      }
    }
    if (!fields)
      return skip(input, place, {fields.error().fault, place.sentence + " " + fields.error().message});
    if (!list_ && !fields->has(Field::body) && open_list(std::move(json), place)) return false;
    Result<Article> article = article_of(std::move(*fields), place.sentence, opened_.options);
    if (!article) return skip(input, place, std::move(article).error());
    article->source.path = place.path;
    if (is_mended)
      article->notes.push_back({"what is not valid in JSON (such as NaN) was mended in reading it", {}});
    add_notes(*article, file_notes_);
    add_notes(*article, notes);
    input = std::move(*article);
    return true;
  }

  // A note about the JSON: its place in the text is where U+FFFD first stands, or nowhere.
  static void add_notes(Article& article, const std::vector<Note>& notes) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    for (Note note : notes) {
      const std::size_t at = note.span.empty() ? std::string::npos : article.text.find(replacement);
      const auto begin = static_cast<Offset>(at);
      note.span =
          at == std::string::npos ? Span{} : Span{begin, begin + static_cast<Offset>(replacement.size())};
      article.notes.push_back(std::move(note));
    }
  }

  bool open_list(std::string json, const Place& place) {
    list_text_ = std::move(json);
    std::size_t line = std::max<std::size_t>(place.line, 1);
    const std::string_view list = article_list_in(list_text_, line);
    if (list.empty()) {
      list_text_ = {};
      return false;
    }
    list_.emplace(list, line);
    list_path_ = place.path;
    return true;
  }

  static bool skip(Input& input, const Place& place, Error error) {
    input = Skipped{place.path, place.line, std::move(error)};
    return true;
  }

  OpenedInput opened_;
  std::string name_;  // "the file …", "standard input"
  std::vector<Note> file_notes_;
  bool is_started_ = false;
  bool is_given_up_ = false;
  bool is_any_ = false;  // there was something to read
  std::size_t line_ = 0;
  std::string whole_text_;
  std::optional<JsonPieces> whole_;
  std::string list_text_;
  std::optional<JsonPieces> list_;
  std::string list_path_;
};

}  // namespace

std::unique_ptr<Articles> open_jsonl(OpenedInput opened) {
  return std::make_unique<JsonArticles>(std::move(opened));
}

}  // namespace sayso
