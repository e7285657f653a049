import { createContext, useContext } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { type UiWords, uiWords } from './ui.words.ts'

/** `Page` says in which language it speaks, so that no component has to be told. */
export const LangContext = createContext<Lang>('fr')

export const useLang = (): Lang => useContext(LangContext)
export const useWords = (): UiWords => uiWords[useContext(LangContext)]
