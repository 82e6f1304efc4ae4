"""The controls every page is built from; one class a module, named as the module.

Text: Heading(text, level 1-4), Overline, Body, Caption, Label(text, role, ink=…), ElidedLabel.
Surfaces: Card(tint=…).body, ScrollColumn().body, PageStack, FlowLayout,
Popover(name, parent).open_at(widget),
ConfirmBar(question, yes) -> confirmed, cancelled, EmptyState(icon, title, sentence, action=…) -> acted.
Buttons: Button(text, kind="primary|secondary|quiet|danger|rail", icon=…), IconButton(icon, name),
Choice and DropDown(name, [(key, words)]) -> chosen(str key), CheckLine(text) -> toggled(bool),
Rating(name) -> rated(int, 0 = cleared).
Fields: AutosaveLine, AutosaveText -> committed(str); NumberField -> committed(int | float | None);
DateField -> committed(date | None); RecordPicker.set_choices([(id, name)]) -> picked(str id, "" = none),
new_named(str); CaptureLine(prompt, hint=…, leading=…) -> entered(str), pasted(list[str]), with
set_completions(mark, names).
Signs: Chip(text, kind=…, dot=token), ProgressRing(name, share=…), TimerRing(name).set_left(share),
StatusLine.show_message(text, kind, undo=…) -> undo_requested, SavedMark.set_state(…).
Lists of records: RecordList and CardWall over ui.models.record_model.RecordModel ->
reorder_requested(id, position), delete_requested(list of ids), edit_committed(id, text),
opened(id), current_changed(id), record_dropped(id, position) from another list, pasted(list[str]).

In a vertical layout that no list or field fills, end with `addStretch(1)`: labels share spare height.
"""
