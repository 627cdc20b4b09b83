import { CheckInsEditor } from "@/panel/editors/check-ins-editor"
import { ChoiceEditor, YesNoEditor } from "@/panel/editors/choice-editor"
import { ConstraintEditor, HeldEditor } from "@/panel/editors/constraint-editor"
import { DateEditor } from "@/panel/editors/date-editor"
import { DatesEditor } from "@/panel/editors/dates-editor"
import { DaysEditor } from "@/panel/editors/days-editor"
import type { EditorProps } from "@/panel/editors/editor-props"
import { LinksEditor } from "@/panel/editors/links-editor"
import { ManyEditor } from "@/panel/editors/many-editor"
import { OneEditor } from "@/panel/editors/one-editor"
import { TextEditor } from "@/panel/editors/text-editor"
import { WeekEditor } from "@/panel/editors/week-editor"

/** The control for a field, as its kind of value wants. */
export function FieldEditor(props: EditorProps) {
  const { editor } = props.spec
  switch (editor.by) {
    case "text":
      return <TextEditor {...props} {...editor} />
    case "date":
      return <DateEditor {...props} />
    case "choice":
      return <ChoiceEditor {...props} {...editor} />
    case "yesNo":
      return <YesNoEditor {...props} />
    case "one":
      return <OneEditor {...props} {...editor} />
    case "many":
      return <ManyEditor {...props} {...editor} />
    case "links":
      return <LinksEditor {...props} />
    case "constraint":
      return <ConstraintEditor {...props} />
    case "held":
      return <HeldEditor {...props} />
    case "week":
      return <WeekEditor {...props} />
    case "days":
      return <DaysEditor {...props} />
    case "checkIns":
      return <CheckInsEditor {...props} />
    case "dates":
      return <DatesEditor {...props} />
  }
}
