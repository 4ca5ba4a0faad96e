import { l10n } from 'vscode';
import type { OptionWords } from './option-steps.ts';

export function optionWords(): OptionWords {
  return {
    done: l10n.t('Save'),
    doneDetail: l10n.t('Everything below is as it should be'),
    choose: l10n.t('Choose what to change, or save'),
    required: l10n.t('required'),
    notSet: l10n.t('not set'),
    keep: l10n.t('Leave it empty to keep the one that is stored'),
  };
}
